// <sockbox-widget theme language example compact>: shows sockbox.html.
// Property panes: { fpm, nginx, evidence }. Events: sockbox-ready, sockbox-verdict.
(() => {
  'use strict';
  const tag = 'sockbox-widget';
  if (customElements.get(tag)) return;
  const page = new URL('sockbox.html', document.currentScript.src).href;
  const clamp = (it, min, max) => Math.min(max, Math.max(min, it | 0));
  customElements.define(tag, class extends HTMLElement {
    #frame; #panes; #ready;
    #hear = ({ source, data }) => {
      if (source !== this.#frame.contentWindow || !data || data.v !== 1) return;
      if (data.type === 'height') this.#frame.style.height = clamp(data.h, 100, 20000) + 'px';
      if (data.type === 'ready') {
        this.#ready = true;
        this.#send();
        this.dispatchEvent(new Event('sockbox-ready'));
      }
      if (data.type === 'verdict' && /^[a-z]{1,9}$/.test(data.verdict)) {
        const detail = { verdict: data.verdict };
        for (const it of ['critical', 'high', 'medium', 'low', 'info']) detail[it] = clamp(data[it], 0, 999);
        this.dispatchEvent(new CustomEvent('sockbox-verdict', { detail }));
      }
    };
    set panes(panes) {
      this.#panes = panes;
      this.#send();
    }
    #send() {
      const panes = this.#panes;
      if (this.#ready) this.#frame.contentWindow.postMessage({ v: 1, type: 'panes', panes }, '*');
    }
    connectedCallback() {
      const wish = new URLSearchParams();
      for (const it of this.attributes) wish.set(it.name, it.value);
      const frame = (this.#frame = document.createElement('iframe'));
      frame.title = 'Sockbox';
      frame.sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
      frame.allow = 'clipboard-write';
      frame.style.cssText = 'width:100%;height:480px;border:0';
      frame.src = page + '#' + wish;
      addEventListener('message', this.#hear);
      this.replaceChildren(frame);
    }
    disconnectedCallback() {
      removeEventListener('message', this.#hear);
    }
  });
})();
