// Second script of the frame: tells the shell how high the page is, says when the app has failed, and keeps links inside the page.
(() => {
  'use strict';
  const root = document.documentElement;
  new ResizeObserver(() => {
    parent.postMessage({ v: 1, type: 'height', h: Math.ceil(document.body.getBoundingClientRect().bottom + scrollY) }, '*');
  }).observe(document.body);
  // Without this a failure of the app would look like an answer that does not come.
  const failed = () => { document.getElementById('failed').hidden = false; };
  // An event without an error is a notice, such as a ResizeObserver's; a DOMException is a browser's
  // refusal, such as of the clipboard.
  addEventListener('error', (event) => { if (event.error) failed(); });
  addEventListener('unhandledrejection', (event) => { if (!(event.reason instanceof DOMException)) failed(); });
  // A `#name` link of a srcdoc document resolves against the shell's address, so it is followed by hand.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const target = document.getElementById(link.getAttribute('href').slice(1)) || root;
    target.scrollIntoView();
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  });
})();
