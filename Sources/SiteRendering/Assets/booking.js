// Live times on a booking page. Everything works without it: the page's links lead to the endpoint.
(words => {
  'use strict';
  const isFile = location.protocol === 'file:';
  if (isFile) {
    // A folder opened from the disk shows a listing, not its page.
    for (const link of document.links) {
      if (link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
    }
  }
  const make = (name, text, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    if (text) element.textContent = text;
    return element;
  };
  const fill = (text, value) => text.replace('{}', () => value);

  const query = new URLSearchParams(location.search);
  const card = document.getElementById('book');
  if (!card) return;

  // What a personalised link says about the customer goes to the endpoint only, not into
  // bookmarks, screenshots or the history.
  const kept = new URLSearchParams([...query].filter(([name]) => name.startsWith('utm_')));
  if (`${kept}` !== `${query}`) {
    history.replaceState(null, '', location.pathname + (`${kept}` && '?' + kept) + location.hash);
  }
  for (const item of document.querySelectorAll('[data-last]')) {
    if (item.dataset.last < new Date(Date.now() - 864e5).toISOString().slice(0, 10)) item.remove();
  }
  const { link, zone: pageZone, clock, fixed } = card.dataset;
  if (!card.dataset.endpoint) return;
  // As the browser writes it, to be compared with the addresses of links.
  const endpoint = new URL(card.dataset.endpoint).href;

  const bookingLink = (base, parameters) => {
    const url = new URL(base);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    for (const [name, value] of query) {
      if (!(name in parameters)) url.searchParams.append(name, value);
    }
    return url.href;
  };
  const toEndpoint = [...card.querySelectorAll('a')].filter(a => a.href.startsWith(`${endpoint}book/`));
  for (const a of toEndpoint) {
    a.href = bookingLink(a.href, a.dataset.event ? { event: a.dataset.event } : {});
  }

  const language = words.locale;
  const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = fixed !== undefined || !ownZone ? pageZone : ownZone;
  const format = options => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
    return instant => formatter.format(instant);
  };
  const isoDay = new Intl.DateTimeFormat('sv', { timeZone: zone });
  const dayName = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const fullDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const timeName = format({
    hour: clock ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: clock ? 'h12' : 'h23',
  });
  const zoneName = instant => {
    const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' })
      .formatToParts(instant);
    const city = zone.split('/').pop().replaceAll('_', ' ');
    const name = zone.includes('/') ? fill(words.zoneTime, city) : zone;
    return `${name} (${parts.find(part => part.type === 'timeZoneName').value})`;
  };

  const status = card.querySelector('[role=status]');
  const actions = card.querySelector('.actions');

  const showUnreachable = () => {
    const mail = actions && actions.querySelector('.mail');
    card.classList.add('down');
    status.textContent = words.unreachable + (mail ? ' ' + words.byMail : '');
    for (const a of toEndpoint) {
      if (a.dataset.event) a.removeAttribute('href'); else a.remove();
    }
    if (!actions) return;
    if (mail) mail.classList.add('go');
    const href = bookingLink(`${endpoint}book/${link}`, {});
    actions.append(make('a', words.retry, { href, className: 'mail' }));
  };

  const showTimes = times => {
    const first = times[0] && new Date(times[0].start);
    if (!first) {
      status.textContent = words.none;
      for (const a of toEndpoint) if (!a.dataset.event) a.textContent = words.later;
      return;
    }
    const panel = make('section', '', { className: 'times' });
    panel.append(make('h3', words.next));
    const text = zone === pageZone ? words.pageZone : words.zone;
    panel.append(make('p', fill(text, zoneName(first)), { className: 'muted icon-zone' }));
    const days = make('div');
    const events = [...card.querySelectorAll('[data-event]')];
    const used = events.filter(a => times.some(time => time.event === a.dataset.event));
    let picked = used[0];
    const draw = () => {
      const shown = picked ? times.filter(time => time.event === picked.dataset.event) : times;
      days.replaceChildren(...byDay(shown));
    };
    if (used.length > 1) panel.append(eventPicker(used, a => { picked = a; draw(); }));
    draw();
    panel.append(days);
    (actions || status).before(panel);
    for (const a of toEndpoint) {
      if (a.dataset.event) continue;
      a.textContent = words.all;
      a.className = 'alt';
    }
  };

  // One choice of event, as radio buttons, so that the times below are of one kind.
  const eventPicker = (events, pick) => {
    const set = make('fieldset');
    set.append(make('legend', words.event));
    events.forEach((a, index) => {
      const label = make('label');
      const input = make('input', '', { type: 'radio', name: 'event', checked: !index });
      input.addEventListener('change', () => pick(a));
      const name = a.querySelector('b');
      label.append(input, make('span', name.textContent, { lang: name.lang, dir: 'auto' }));
      set.append(label);
    });
    return set;
  };

  // Days that open to their times; the first one is open. Further days come on demand.
  const byDay = times => {
    const groups = new Map();
    const seen = new Set();
    for (const time of times) {
      if (seen.has(time.start)) continue;
      seen.add(time.start);
      const instant = new Date(time.start);
      const day = isoDay.format(instant);
      groups.set(day, [...groups.get(day) || [], { ...time, instant }]);
    }
    const all = [...groups.values()].map((group, index) => {
      const details = make('details', '', { open: !index });
      const count = group.length > 1 ? fill(words.many, group.length) : words.one;
      const head = make('summary');
      head.append(make('span', dayName(group[0].instant)), ' ', make('small', count));
      const list = make('ul');
      for (const time of group) {
        const a = make('a', timeName(time.instant), {
          href: bookingLink(`${endpoint}book/${link}`, {
            ...time.event && { event: time.event }, start: time.start, zone,
          }),
        });
        a.setAttribute('aria-label', `${fullDay(time.instant)}, ${timeName(time.instant)}`);
        list.append(make('li'));
        list.lastChild.append(a);
      }
      details.append(head, list);
      return details;
    });
    if (all.length < 5) return all;
    const rest = all.splice(4);
    const more = make('button', words.more, { type: 'button' });
    more.addEventListener('click', () => {
      more.replaceWith(...rest);
      rest[0].querySelector('summary').focus();
    });
    return [...all, more];
  };

  // The endpoint's own rules (CORS) never admit a page opened from the disk.
  if (isFile) return;
  const abort = new AbortController();
  const deadline = setTimeout(() => abort.abort(), 4000);
  const from = isoDay.format(new Date());
  const parameters = new URLSearchParams({ from, days: 14, zone });
  fetch(`${endpoint}v1/pages/${link}/times?${parameters}`, {
    signal: abort.signal, credentials: 'omit', referrerPolicy: 'no-referrer',
  }).then(answer => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then(answer => {
    const times = answer.days.flatMap(day => day.times);
    if (times.some(time => Number.isNaN(Date.parse(time.start)))) throw new Error('time');
    return times.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  }).then(showTimes).catch(showUnreachable).finally(() => clearTimeout(deadline));
})
