// Second script of the frame: tells the shell how high the page is, says when the app has failed, keeps links inside the page,
// and acts on shortcuts. What needs no state of the app stands here: it costs a tenth of what it costs in wasm.
(() => {
  'use strict';
  const root = document.documentElement;
  let told = 0;
  const tell = () => {
    const h = Math.ceil(document.body.getBoundingClientRect().bottom + scrollY);
    if (h !== told) parent.postMessage({ v: 1, type: 'height', h }, '*');
    told = h;
  };
  new ResizeObserver(tell).observe(document.body);
  // Out of sight, as below another widget, a frame is not drawn, and what is not drawn is not observed.
  if (parent !== top) new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
  // Without this a failure of the app would look like an answer that does not come.
  const failed = () => { document.getElementById('failed').hidden = false; };
  // An event without an error is a notice, such as a ResizeObserver's; a DOMException is a browser's
  // refusal, such as of the clipboard.
  // "Script error." is all that a browser says of an error in code that it does not ascribe to this page.
  addEventListener('error', (event) => { if (event.error || event.message === 'Script error.') failed(); });
  addEventListener('unhandledrejection', (event) => { if (!(event.reason instanceof DOMException)) failed(); });
  // A `#name` link of a srcdoc document resolves against the shell's address, so it is followed by hand.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    go(document.getElementById(link.getAttribute('href').slice(1)) || root);
  });
  const go = (target) => {
    target.scrollIntoView();
    if (target.tabIndex < 0) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  };
  const sections = { Digit4: 'why', Digit5: 'fix', Digit6: 'prove', Digit7: 'prevent', Digit8: 'checks' };
  // With Alt and Shift, for a key alone would be typed, and browsers and readers keep the other pairs for themselves.
  addEventListener('keydown', (event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    const section = document.getElementById(sections[event.code]);
    const found = [...document.querySelectorAll('[data-shortcut]')].filter((it) => it.dataset.shortcut === event.code && it.offsetParent);
    if (!section && !found.length) return;
    event.preventDefault();
    if (section) go(section);
    for (const it of found) {
      it.focus();
      if (it.tagName !== 'TEXTAREA') it.click();
    }
  });
  // A text and its masked copy stand beside each other and scroll together.
  addEventListener('scroll', (event) => {
    const beside = event.target instanceof Element && event.target.closest('[data-sync]');
    if (!beside) return;
    for (const it of beside.querySelectorAll('pre')) {
      it.scrollTop = event.target.scrollTop;
      it.scrollLeft = event.target.scrollLeft;
    }
  }, true);
})();
