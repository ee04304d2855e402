// First script of the frame: takes away what could carry data out, before anything else runs.
// It is a second wall against mistakes and hostile dependencies; the shell's policy is the first.
(() => {
  'use strict';
  const define = Object.defineProperty;
  const SVG = 'http://www.w3.org/2000/svg';
  const XHTML = 'http://www.w3.org/1999/xhtml';
  const words = (text) => new Set(text.split(' '));
  const htmlElements = words('a abbr article aside b blockquote br button caption code col colgroup dd del details dialog div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i input ins kbd label legend li main mark meter nav ol optgroup option output p pre progress s samp section select small span strong sub summary sup table tbody td template textarea tfoot th thead time tr u ul var wbr');
  const svgElements = words('svg g path rect circle ellipse line text title desc defs marker polyline polygon tspan');
  const attributes = words('action attributionsrc background data download formaction http-equiv manifest ping poster src srcdoc srcset style target');
  const refuse = (what) => { throw new Error('The guard refuses ' + what); };

  const without = (object, names) => {
    for (const name of names.split(' ')) {
      try { define(object, name, { value: undefined, writable: false, configurable: false }); } catch { /* not in this browser */ }
    }
  };
  without(self, 'RTCPeerConnection webkitRTCPeerConnection WebTransport WebSocket EventSource XMLHttpRequest fetch fetchLater Worker SharedWorker open PaymentRequest FontFace Image Audio Option');
  without(Navigator.prototype, 'sendBeacon serviceWorker credentials');
  // What makes elements past `createElement`, or from markup.
  without(self, 'customElements DOMParser XSLTProcessor');
  without(Element.prototype, 'setHTML setHTMLUnsafe');
  without(ShadowRoot.prototype, 'setHTML setHTMLUnsafe');
  without(Document, 'parseHTML parseHTMLUnsafe');
  without(DOMImplementation.prototype, 'createDocument createHTMLDocument');
  without(HTMLLinkElement.prototype, 'relList');
  if (self.Navigation) without(Navigation.prototype, 'navigate');

  const fixed = (prototype, name, value) => define(prototype, name, { value, writable: false, configurable: false });
  const { createElement, createElementNS } = Document.prototype;
  fixed(Document.prototype, 'createElement', function (tag) {
    const name = String(tag).toLowerCase();
    if (!htmlElements.has(name)) refuse('the element ' + name);
    return createElement.call(this, name);
  });
  fixed(Document.prototype, 'createElementNS', function (namespace, tag) {
    const space = String(namespace);
    const name = String(tag);
    const allowed = space === SVG ? svgElements : space === XHTML ? htmlElements : new Set();
    if (!allowed.has(name)) refuse('the element ' + name);
    return createElementNS.call(this, space, name);
  });

  const { setAttribute, setAttributeNS } = Element.prototype;
  const check = (name, value) => {
    const local = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
    if (local === 'href' ? value[0] !== '#' : attributes.has(local) || local.startsWith('on')) refuse('the attribute ' + name);
  };
  fixed(Element.prototype, 'setAttribute', function (name, value) {
    const key = String(name).toLowerCase();
    const text = String(value);
    check(key, text);
    setAttribute.call(this, this.namespaceURI === SVG ? String(name) : key, text);
  });
  fixed(Element.prototype, 'setAttributeNS', function (namespace, name, value) {
    const key = String(name);
    const text = String(value);
    check(key.toLowerCase(), text);
    setAttributeNS.call(this, namespace, key, text);
  });
  fixed(Element.prototype, 'setAttributeNode', () => refuse('attribute nodes'));
  fixed(Element.prototype, 'setAttributeNodeNS', () => refuse('attribute nodes'));
  fixed(NamedNodeMap.prototype, 'setNamedItem', () => refuse('attribute nodes'));
  fixed(NamedNodeMap.prototype, 'setNamedItemNS', () => refuse('attribute nodes'));

  const readOnly = (interfaceObject, names) => {
    for (const name of names.split(' ')) {
      const found = Object.getOwnPropertyDescriptor(interfaceObject.prototype, name);
      if (found) define(interfaceObject.prototype, name, { get: found.get, set: undefined, configurable: false });
    }
  };
  // An attribute is a node with a value of its own.
  for (const name of ['nodeValue', 'textContent']) {
    const { get, set } = Object.getOwnPropertyDescriptor(Node.prototype, name);
    define(Node.prototype, name, {
      get,
      set(value) { if (this instanceof Attr) refuse('the value of an attribute node'); set.call(this, value); },
      configurable: false,
    });
  }
  readOnly(Attr, 'value');
  readOnly(HTMLLinkElement, 'href rel as imageSrcset type media');
  readOnly(HTMLMetaElement, 'httpEquiv content name');
  readOnly(HTMLAnchorElement, 'href ping target download protocol host hostname port pathname search username password');
  readOnly(HTMLFormElement, 'action target');
  readOnly(HTMLInputElement, 'formAction formTarget src');
  readOnly(HTMLButtonElement, 'formAction formTarget');
})();
