// Ways out of a page, one function each. A function gets the address of a collector that listens for it alone,
// the collector's host and port, and a host name that nobody else looks up. It may throw; many must.
(place) => {
  'use strict';
  const { address, port, name } = place;
  const host = '127.0.0.1:' + port;
  const page = document.body || document.documentElement;
  const made = (tag, fields) => Object.assign(document.createElement(tag), fields);
  const put = (tag, fields) => page.appendChild(made(tag, fields));
  const link = (rel, fields) => (document.head || page).appendChild(made('link', { rel, href: address, ...fields }));
  const script = (type, text) => { const it = made('script', { type }); it.textContent = text; page.appendChild(it); };
  const form = (fields) => { const it = put('form', { action: address, ...fields }); it.append(made('input', { name: 'a', value: 'b' })); it.submit(); };
  const stun = (Connection) => {
    const connection = new Connection({ iceServers: [{ urls: 'stun:' + host }] });
    connection.createDataChannel('a');
    connection.createOffer().then((it) => connection.setLocalDescription(it));
    self.kept = connection;
  };
  const blank = () => put('iframe', {}).contentWindow;
  const markup = (rel) => `<link rel="${rel}" href="${address}">`;
  return {
    // What asks for a document by script.
    fetch: () => fetch(address),
    fetch_keepalive: () => fetch(address, { keepalive: true, mode: 'no-cors', method: 'POST', body: 'a' }),
    fetch_later: () => fetchLater(address, { activateAfter: 0 }),
    xhr: () => { const it = new XMLHttpRequest(); it.open('GET', address); it.send(); },
    beacon: () => navigator.sendBeacon(address, 'a'),
    ws: () => new WebSocket('ws://' + host + '/ws'),
    ws_stream: () => new WebSocketStream('ws://' + host + '/ws'),
    es: () => new EventSource(address),
    webtransport: () => new WebTransport('https://' + host + '/wt'),
    // Images, styles, fonts, media.
    img: () => { self.kept = new Image(); self.kept.src = address; },
    img_element: () => put('img', { src: address }),
    cssom_bg: () => { page.style.backgroundImage = 'url("' + address + '")'; },
    style_el: () => put('style', { textContent: 'body { background: url("' + address + '") }' }),
    style_import: () => put('style', { textContent: '@import url("' + address + '");' }),
    style_rule: () => document.styleSheets[0].insertRule('body { background: url("' + address + '") !important }'),
    adopted: () => { const it = new CSSStyleSheet(); it.replaceSync('body { background: url("' + address + '") !important }'); document.adoptedStyleSheets = [it]; },
    font: () => new FontFace('a', 'url("' + address + '")').load(),
    video: () => put('video', { src: address, preload: 'auto' }),
    video_poster: () => put('video', { poster: address }),
    audio: () => { self.kept = new Audio(address); self.kept.load(); },
    svg_image: () => {
      const svg = page.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'image')).setAttribute('href', address);
    },
    svg_use: () => {
      const svg = page.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'use')).setAttribute('href', address + '#a');
    },
    input_image: () => put('input', { type: 'image', src: address }),
    body_background: () => { page.background = address; },
    // Kinds of links.
    link_stylesheet: () => link('stylesheet'),
    link_icon: () => link('icon'),
    link_prefetch: () => link('prefetch'),
    link_preload: () => link('preload', { as: 'image' }),
    link_modulepreload: () => link('modulepreload'),
    link_manifest: () => link('manifest'),
    link_prerender: () => link('prerender'),
    link_custom: () => { customElements.define('x-link', class extends HTMLLinkElement {}, { extends: 'link' }); const it = new (customElements.get('x-link'))(); it.rel = 'preconnect'; it.href = address; document.head.append(it); },
    link_foreign: () => { const it = document.adoptNode(document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'link').documentElement); it.rel = 'preconnect'; it.href = address; document.head.append(it); },
    link_set_html: () => document.head.setHTML(markup('preconnect'), { sanitizer: { elements: ['link'], attributes: ['rel', 'href'] } }),
    link_inner_html: () => { document.head.innerHTML += markup('preconnect'); },
    link_parsed: () => document.head.append(new DOMParser().parseFromString(markup('preconnect'), 'text/html').head.firstChild),
    link_fragment: () => document.head.append(document.createRange().createContextualFragment(markup('preconnect'))),
    preconnect: () => link('preconnect'),
    preconnect_anonymous: () => link('preconnect', { crossOrigin: 'anonymous' }),
    dnsprefetch: () => link('dns-prefetch', { href: '//' + name }),
    dns_anchor: () => { put('meta', { httpEquiv: 'x-dns-prefetch-control', content: 'on' }); put('a', { href: 'http://' + name + '/', textContent: 'a' }); },
    speculation: () => script('speculationrules', JSON.stringify({ prefetch: [{ source: 'list', urls: [address], eagerness: 'immediate' }] })),
    // Scripts and workers.
    script: () => put('script', { src: address }),
    script_inline: () => script('', 'fetch(' + JSON.stringify(address) + ')'),
    import_: () => Function('it', 'return import(it)')(address),
    import_timer: () => setTimeout('import(' + JSON.stringify(address) + ')', 0),
    worker_blob: () => new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(address) + ')']))),
    worker_shared: () => new SharedWorker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(address) + ')']))),
    worklet: () => { self.kept = new OfflineAudioContext(1, 1, 8000); self.kept.audioWorklet.addModule(address); },
    service_worker: () => navigator.serviceWorker.register(address),
    // Frames and objects.
    iframe: () => put('iframe', { src: address }),
    iframe_srcdoc: () => put('iframe', { srcdoc: '<img src="' + address + '">' }),
    iframe_blank_fetch: () => blank().fetch(address),
    iframe_custom_webrtc: () => { customElements.define('x-frame', class extends HTMLIFrameElement {}, { extends: 'iframe' }); stun(page.appendChild(new (customElements.get('x-frame'))()).contentWindow.RTCPeerConnection); },
    fencedframe: () => { put('fencedframe', {}).config = new FencedFrameConfig(address); },
    object: () => put('object', { data: address }),
    embed: () => put('embed', { src: address }),
    // Anchors, forms, navigation, windows.
    a_ping: () => { const it = put('a', { href: '#a', ping: address, textContent: 'a' }); it.click(); },
    a_download: () => put('a', { href: address, download: 'a' }).click(),
    a_detached: () => made('a', { href: address, target: '_blank' }).click(),
    a_blank: () => put('a', { href: address, target: '_blank', rel: 'opener' }).click(),
    a_click: () => put('a', { href: address }).click(),
    a_top: () => put('a', { href: address, target: '_top' }).click(),
    a_attribute: () => { const it = put('a', {}); it.setAttribute('href', '#a'); it.attributes.href.value = address; it.click(); },
    form_get: () => form({}),
    form_post: () => form({ method: 'post' }),
    form_blank: () => form({ target: '_blank' }),
    form_button: () => { const it = put('form', {}); it.append(made('button', { formAction: address })); it.firstChild.click(); },
    window_open: () => open(address),
    window_open_noopener: () => open(address, '_blank', 'noopener'),
    window_open_self: () => open(address, '_self'),
    location: () => { location.href = address; },
    location_replace: () => location.replace(address),
    location_assign: () => location.assign(address),
    document_location: () => { document.location = address; },
    nav_api: () => navigation.navigate(address),
    top_location: () => { top.location.href = address; },
    parent_location: () => { parent.location.replace(address); },
    meta_refresh: () => put('meta', { httpEquiv: 'refresh', content: '0;url=' + address }),
    meta_reused: () => { const it = document.querySelector('meta'); it.httpEquiv = 'refresh'; it.content = '0;url=' + address; document.head.append(it.cloneNode()); },
    doc_open_link: () => { document.open(); document.write(markup('stylesheet')); document.close(); },
    insert_html: () => { const it = put('div', { contentEditable: 'true' }); it.focus(); document.execCommand('insertHTML', false, '<img src="' + address + '">'); },
    insert_image: () => { const it = put('div', { contentEditable: 'true' }); it.focus(); document.execCommand('insertImage', false, address); },
    // What the browser does on the page's behalf.
    webrtc: () => stun(self.RTCPeerConnection),
    webrtc_via_iframe: () => stun(blank().RTCPeerConnection),
    fedcm: () => navigator.credentials.get({ identity: { providers: [{ configURL: address, clientId: 'a' }] } }),
    payment: () => new PaymentRequest([{ supportedMethods: address }], { total: { label: 'a', amount: { currency: 'EUR', value: '1' } } }).show(),
    attribution_src: () => put('img', { attributionSrc: address }),
    notification: () => new Notification('a', { icon: address }),
  };
}
