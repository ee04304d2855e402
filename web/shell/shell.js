// The shell: holds the frame, keeps preferences, saves files on request. It holds no secret of its own and
// sends nothing. PROTOCOL.md says what passes between frame, shell and an embedding page.
(() => {
  'use strict';
  const frame = document.getElementById('app');
  const embedded = parent !== self;
  const root = document.documentElement;
  root.classList.toggle('embedded', embedded);

  const THEMES = ['system', 'light', 'dark', 'contrast'];
  const LANGUAGES = ['en', 'de'];
  const VERDICTS = ['allowed', 'denied', 'missing', 'refused', 'unknown', 'empty'];
  const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
  const PANES = ['fpm', 'nginx', 'evidence'];
  const STATE = /^[A-Za-z0-9_-]{1,32768}$/;
  const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;
  const EXAMPLE = /^[a-z0-9-]{1,32}$/;
  const LONGEST = 4194304;

  const oneOf = (list, value) => (list.includes(value) ? value : null);
  const clamp = (value, low, high) => Math.min(high, Math.max(low, Math.trunc(Number(value)) || 0));
  const recall = (key, list) => { try { return oneOf(list, localStorage.getItem('sockbox.' + key)); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem('sockbox.' + key, value); } catch { /* kept for this session only */ } };
  const toFrame = (message) => frame.contentWindow.postMessage({ v: 1, ...message }, '*');
  const toHost = (message) => { if (embedded) parent.postMessage({ v: 1, ...message }, '*'); };

  const wanted = () => {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const matching = (key, pattern) => { const value = fragment.get(key); return value !== null && pattern.test(value) ? value : null; };
    return {
      theme: oneOf(THEMES, fragment.get('theme')),
      language: oneOf(LANGUAGES, fragment.get('language')),
      fragment: matching('s', STATE),
      example: matching('example', EXAMPLE),
      compact: fragment.has('compact'),
    };
  };
  const preferred = {
    theme: wanted().theme || recall('theme', THEMES) || 'system',
    language: wanted().language || recall('language', LANGUAGES) || (navigator.language.startsWith('de') ? 'de' : 'en'),
  };
  const show = () => {
    root.lang = preferred.language;
    root.style.colorScheme = { light: 'light', dark: 'dark' }[preferred.theme] || 'light dark';
  };
  show();

  let started = false;
  let panes = null;

  const fromFrame = {
    ready() {
      started = true;
      const { fragment, example, compact } = wanted();
      toFrame({ type: 'init', ...preferred, fragment, example, compact, panes, embedded });
      toHost({ type: 'ready' });
    },
    height({ h }) {
      const height = clamp(h, 100, 20000);
      if (embedded) frame.style.height = height + 'px';
      toHost({ type: 'height', h: height });
    },
    verdict(message) {
      const verdict = oneOf(VERDICTS, message.verdict);
      if (!verdict) return;
      const counts = Object.fromEntries(SEVERITIES.map((it) => [it, clamp(message[it], 0, 999)]));
      toHost({ type: 'verdict', verdict, ...counts });
    },
    preferences(message) {
      preferred.theme = oneOf(THEMES, message.theme) || preferred.theme;
      preferred.language = oneOf(LANGUAGES, message.language) || preferred.language;
      keep('theme', preferred.theme);
      keep('language', preferred.language);
      show();
    },
    download({ name, text }) {
      // A widget's outer frame may not save files, and nobody would be told: the frame offers copying then.
      if (embedded || typeof text !== 'string' || text.length > LONGEST || typeof name !== 'string' || !NAME.test(name)) {
        toFrame({ type: 'refused', what: 'download' });
        return;
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      toFrame({ type: 'downloaded', name });
    },
    share({ text }) {
      if (typeof text !== 'string' || !STATE.test(text)) {
        toFrame({ type: 'refused', what: 'share' });
        return;
      }
      const url = location.href.split('#')[0] + '#s=' + text;
      if (!embedded) history.replaceState(null, '', '#s=' + text);
      toFrame({ type: 'shared', url });
    },
  };

  addEventListener('message', (event) => {
    const data = event.data;
    if (!data || data.v !== 1 || typeof data.type !== 'string') return;
    if (event.source === frame.contentWindow && event.origin === 'null') {
      if (Object.hasOwn(fromFrame, data.type)) fromFrame[data.type](data);
    } else if (embedded && event.source === parent && data.type === 'panes' && data.panes && typeof data.panes === 'object') {
      panes = {};
      for (const name of PANES) {
        const text = data.panes[name];
        if (typeof text === 'string' && text.length <= LONGEST) panes[name] = text;
      }
      if (started) toFrame({ type: 'panes', panes });
    }
  });
  addEventListener('hashchange', () => {
    const { fragment } = wanted();
    if (started && fragment) toFrame({ type: 'fragment', fragment });
  });
})();
