// Booking within the page. Everything works without it: the page's links lead to the endpoint, and
// the endpoint's pages are plain forms.
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

  let card = document.getElementById('book');
  if (!card) return;

  // What a personalised link says about the customer goes to the endpoint only, not into
  // bookmarks, screenshots or the history.
  const query = new URLSearchParams(
    [...new URLSearchParams(location.search)].map(([name, value]) => [name.toLowerCase(), value]));
  const steps = ['category', 'tag', 'event', 'duration', 'from', 'zone', 'zones', 'start'];
  const carried = [...query].filter(([name]) => !steps.includes(name));
  const withoutPerson = parameters => new URLSearchParams(
    [...parameters].filter(([name]) => name.startsWith('utm_') || steps.includes(name)));
  const kept = withoutPerson(query);
  if (`${kept}` !== `${query}`) {
    history.replaceState(null, '', location.pathname + (`${kept}` && '?' + kept) + location.hash);
  }
  const isoDay = date => date.toISOString().slice(0, 10);
  for (const item of document.querySelectorAll('[data-last]')) {
    if (item.dataset.last < isoDay(new Date(Date.now() - 864e5))) item.remove();
  }
  const { link, door = 'book/' + link, zone: pageZone, clock, fixed } = card.dataset;
  const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!card.dataset.endpoint) {
    // The times of a one-time link are on the endpoint's own pages alone, in the zone asked for.
    if (pageZone && pageZone !== ownZone && !query.get('zone') && card.querySelector('.pick')) {
      query.set('zone', ownZone);
      location.replace('?' + query);
    }
    return;
  }
  // As the browser writes it, to be compared with the addresses of links.
  const endpoint = new URL(card.dataset.endpoint, location).href;

  const bookingLink = (parameters, base = endpoint + door) => {
    const url = new URL(base);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    for (const [name, value] of carried) {
      if (!url.searchParams.has(name)) url.searchParams.append(name, value);
    }
    return url.href;
  };
  for (const a of card.querySelectorAll('a')) {
    if (a.href.startsWith(endpoint + door)) a.href = bookingLink({}, a.href);
  }
  if (card.dataset.choice === '') return;

  // The clocks and calendars of the zone shown.

  const format = (timeZone, options, language = words.locale) => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone, ...options });
    return instant => formatter.format(instant);
  };
  // Browsers know some zones by names that their cities no longer have.
  const renamed = {
    Calcutta: 'Kolkata', Katmandu: 'Kathmandu', Rangoon: 'Yangon', Saigon: 'Ho Chi Minh',
    Asmera: 'Asmara', Kiev: 'Kyiv', Godthab: 'Nuuk', Faeroe: 'Faroe', Truk: 'Chuuk',
    Ponape: 'Pohnpei', Enderbury: 'Kanton', 'Coral Harbour': 'Atikokan',
  };
  const cityOf = zone => {
    const city = zone.split('/').pop().replaceAll('_', ' ');
    return renamed[city] || city;
  };
  const offsetOf = (zone, instant) => {
    const name = new Intl.DateTimeFormat(words.locale, { timeZone: zone, timeZoneName: 'shortOffset' })
      .formatToParts(instant).find(part => part.type === 'timeZoneName').value;
    return (/\d/.test(name) ? name : 'GMT+0').replace('-', '−');
  };
  const clocks = zone => {
    const date = { weekday: 'long', day: 'numeric', month: 'long' };
    const day = format(zone, {}, 'sv');
    const time = format(zone, {
      hour: clock ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: clock ? 'h12' : 'h23',
    });
    const isTwice = instant => [36e5, -36e5, 18e5, -18e5].some(
      gap => time(+instant + gap) === time(instant) && day(+instant + gap) === day(instant));
    return {
      zone,
      day,
      dayName: format(zone, date),
      fullDay: format(zone, { ...date, year: 'numeric' }),
      time: instant => time(instant) + (isTwice(instant) ? ` (${offsetOf(zone, instant)})` : ''),
      name: instant => {
        const name = zone.includes('/') ? fill(words.zoneTime, cityOf(zone)) : zone;
        return `${name} (${offsetOf(zone, instant)})`;
      },
    };
  };
  const startZone = () => {
    if (fixed !== undefined) return clocks(pageZone);
    for (const zone of [query.get('zone'), ownZone]) {
      try {
        if (zone) return clocks(zone);
      } catch { /* A zone that this browser does not know. */ }
    }
    return clocks(pageZone);
  };

  // Open times.

  let shown = startZone();
  let times = [];
  // The first day not asked for yet, by event and length.
  let next = {};
  const say = text => { card.querySelector('[role=status]').textContent = text; };

  // Asks for 14 more days, of the first length of each event unless one is named.
  const load = async (event, length) => {
    const from = next[event + length] || query.get('from') || query.get('date')
      || shown.day(Date.parse(isForm() && query.get('start')) || Date.now());
    const parameters = new URLSearchParams({ from, days: 14, zone: shown.zone });
    if (event) parameters.set('event', event);
    if (length) parameters.set('duration', length);
    const answer = await fetch(`${endpoint}v1/pages/${link}/times?${parameters}`, {
      signal: AbortSignal.timeout(4000), credentials: 'omit', referrerPolicy: 'no-referrer',
    });
    if (!answer.ok) throw new Error(answer.status);
    const found = (await answer.json()).days.flatMap(day => day.times)
      .map(time => ({ ...time, length, instant: new Date(time.start) }));
    if (found.some(time => Number.isNaN(+time.instant))) throw new Error('time');
    next[event + length] = isoDay(new Date(Date.parse(from) + 14 * 864e5));
    times = [...times, ...found].sort((a, b) => a.instant - b.instant);
  };

  // One choice among several, as radio buttons.
  const choice = (legend, options, picked, pick) => {
    const set = make('fieldset', '', { className: 'choice' });
    set.append(make('legend', legend));
    for (const { value, text, lang = '' } of options) {
      const label = make('label', '', { className: 'option' });
      const input = make('input', '', {
        type: 'radio', name: legend, value, checked: value === picked,
      });
      input.addEventListener('change', () => pick(value));
      label.append(input, make('span', text, { lang, dir: 'auto' }));
      set.append(label);
    }
    return set;
  };

  const zoneMenu = at => {
    const option = value => make('option', `${cityOf(value)} (${offsetOf(value, at)})`, { value });
    const regions = new Map();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const region = zone.includes('/') ? zone.split('/')[0] : words.others;
      regions.set(region, [...regions.get(region) || [], zone]);
    }
    const select = make('select');
    select.setAttribute('aria-label', words.zoneLabel);
    // What most people look for comes first.
    select.append(...[...new Set([ownZone, pageZone, shown.zone])].filter(Boolean).map(option));
    for (const [label, zones] of regions) {
      const group = make('optgroup', '', { label });
      zones.sort((a, b) => cityOf(a).localeCompare(cityOf(b)));
      group.append(...zones.map(option));
      select.append(group);
    }
    select.value = shown.zone;
    return select;
  };

  const slot = ({ event, instant, length, seats, start }) => {
    const text = shown.time(instant);
    const places = seats > 1 ? fill(words.seats, +seats) : seats === 1 ? words.seat : '';
    const a = make('a', text, {
      className: 'time',
      href: bookingLink({
        ...event && { event }, ...length && { duration: length }, start, zone: shown.zone,
      }),
    });
    a.setAttribute('aria-label', `${shown.fullDay(instant)}, ${text}${places && ', ' + places}`);
    if (places) a.append(make('small', places));
    const item = make('li');
    item.append(a);
    return item;
  };

  // Days that open to their times; the first one is open.
  const byDay = times => {
    const days = new Map();
    for (const time of times) {
      const day = shown.day(time.instant);
      const others = days.get(day) || [];
      if (!others.some(other => other.start === time.start)) days.set(day, [...others, time]);
    }
    return [...days.values()].map((times, index) => {
      const details = make('details', '', { open: !index });
      const count = times.length > 1 ? fill(words.many, times.length) : words.one;
      const head = make('summary');
      head.append(make('span', shown.dayName(times[0].instant)), ' ', make('small', count));
      const slots = make('ul');
      slots.append(...times.map(slot));
      details.append(head, slots);
      return details;
    });
  };

  // Puts the times into the card, in place of the way to them.
  const showTimes = () => {
    const old = [...card.querySelectorAll('.pick, .zones, .lengths, .actions .go:not(.mail)')];
    if (!times.length) {
      if (card.querySelector('.pick')) return;
      say(words.none);
      for (const a of old) a.textContent = words.later;
      return;
    }
    const rows = [...card.querySelectorAll('a[data-event]')]
      .filter(row => times.some(time => time.event === row.dataset.event));
    const isEvent = ({ dataset }) => dataset.event === query.get('event');
    const own = card.dataset.event || '';
    let event = rows.length ? (rows.find(isEvent) || rows[0]).dataset.event : own;
    let length = '';
    let room = 5;
    const panel = make('section', '', { className: 'times' });
    const lengths = make('div');
    const zoneText = make('span');
    const zoneLine = make('p', '', { className: 'muted icon-zone' });
    const days = make('div');
    const more = make('a', words.laterTimes, { className: 'alt' });

    // First lengths come for all events at once.
    const wanted = () => [length ? event : own, length];
    const draw = () => {
      const groups = byDay(times.filter(
        time => time.length === length && (!event || !time.event || time.event === event)));
      days.replaceChildren(...groups.length ? groups.slice(0, room) : [make('p', words.none)]);
      const isOwn = shown.zone === ownZone && ownZone !== pageZone;
      zoneText.textContent = fill(
        isOwn ? words.zone : words.pageZone, shown.name(times[0].instant));
      more.href = bookingLink({
        ...event && { event }, ...length && { duration: length },
        from: next[wanted().join('')], zone: shown.zone,
      });
      return groups.length;
    };
    const offerLengths = () => {
      const source = rows.find(row => row.dataset.event === event) || card;
      const [first, ...others] = source.dataset.lengths?.split(' ') || [];
      length = '';
      const options = [['', first], ...others.map(value => [value, value])].map(
        ([value, minutes]) => ({ value, text: fill(words.minutes, minutes) }));
      lengths.replaceChildren(...first ? [choice(words.length, options, '', async value => {
        length = value;
        try {
          if (!next[wanted().join('')]) await load(...wanted());
          draw();
        } catch {
          showUnreachable();
        }
      })] : []);
    };

    panel.append(make('h3', words.next));
    if (rows.length > 1) {
      const options = rows.map(row => {
        const name = row.querySelector('b');
        return { value: row.dataset.event, text: name.textContent, lang: name.lang };
      });
      const events = choice(words.event, options, event, value => {
        event = value;
        offerLengths();
        draw();
      });
      panel.append(events);
      rows.forEach((row, index) => row.addEventListener('click', click => {
        if (click.metaKey || click.ctrlKey || click.shiftKey) return;
        click.preventDefault();
        const input = events.querySelectorAll('input')[index];
        input.click();
        input.focus();
      }));
    }
    const zoneLabel = make('span');
    zoneLabel.append(zoneText, ' ');
    zoneLine.append(zoneLabel);
    if (fixed === undefined && Intl.supportedValuesOf) {
      const change = make('button', words.changeZone, { type: 'button' });
      change.addEventListener('click', () => {
        const select = zoneMenu(times[0].instant);
        select.addEventListener('change', () => {
          shown = clocks(select.value);
          draw();
          say(zoneText.textContent);
        });
        change.remove();
        zoneLine.after(select);
        select.focus();
      });
      zoneLabel.append(change);
    }
    more.addEventListener('click', async click => {
      click.preventDefault();
      const { length: last } = days.children;
      room += 7;
      try {
        if (draw() < room) await load(...wanted());
        draw();
        days.children[last].firstChild.focus();
      } catch {
        // The endpoint's own page knows the next times, however far away.
        location.assign(more.href);
      }
    });
    offerLengths();
    draw();
    panel.append(lengths, zoneLine, days, more);
    for (const element of old) element.remove();
    card.insertBefore(panel, card.querySelector('.actions'));
  };

  const showUnreachable = () => {
    // A page of the endpoint's own has its times already.
    if (card.querySelector('.pick')) return;
    const actions = card.querySelector('.actions');
    const mail = card.querySelector('.mail');
    card.classList.add('down');
    say(words.unreachable + (mail ? ' ' + words.byMail : ''));
    for (const row of card.querySelectorAll('a[data-event]')) row.removeAttribute('href');
    if (!actions) return;
    for (const a of actions.querySelectorAll('.go:not(.mail)')) a.remove();
    if (mail) mail.classList.add('go');
    actions.append(make('a', words.retry, { href: bookingLink({}), className: 'mail' }));
  };

  // Steps: the times, the form, the confirmation. Each is a part of one of the endpoint's pages.

  const request = (method, url, body) => new Promise((resolve, reject) => {
    // Reading a document this way needs no exception from trusted types.
    const call = new XMLHttpRequest();
    call.open(method, url);
    call.responseType = 'document';
    call.timeout = 8000;
    call.setRequestHeader('Accept', 'text/html');
    call.onload = () => {
      if (call.response && call.status < 500 && call.status !== 429) resolve(call); else reject();
    };
    call.onerror = call.ontimeout = reject;
    call.send(body);
  });

  // A part of an answer, with its addresses made whole.
  const part = (page, selector) => {
    const found = page.querySelector(selector);
    if (!found) return null;
    for (const a of found.querySelectorAll('a')) {
      if (!a.getAttribute('href').startsWith('#')) a.href = a.href;
    }
    for (const form of found.querySelectorAll('form')) form.action = form.action;
    return document.adoptNode(found);
  };
  const turn = (next, title) => {
    card.replaceWith(next);
    card = next;
    document.title = title;
    const first = card.querySelector('[autofocus]') || card.querySelector('h2');
    first.tabIndex = -1;
    first.focus();
  };

  // An entry of the history is `times`, `done`, or `form` and what was typed, which survives a
  // reload there and is gone with the entry.
  const isForm = (state = history.state) => `${state}`.startsWith('form');
  let typed = new URLSearchParams(isForm() ? history.state.slice(4) : '');
  let timesView;
  let formView;
  let isWaiting;
  let isDone;
  const formOf = element => element.querySelector('.form');
  const remember = () => { typed = new URLSearchParams(new FormData(formOf(card))); };
  const recall = form => {
    for (const field of form.elements) {
      if (field.type === 'hidden' || !typed.has(field.name)) continue;
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = typed.getAll(field.name).includes(field.value);
      } else {
        field.value = typed.get(field.name);
      }
    }
  };

  // From the times to the form.
  const open = async (href, source) => {
    if (isWaiting) return;
    isWaiting = true;
    say(words.wait);
    try {
      const { response } = await request('GET', href);
      const next = part(response, '#book');
      if (!next || !formOf(next)) return location.assign(href);
      recall(formOf(next));
      say('');
      timesView = { card, title: document.title, source };
      if (!isForm()) {
        history.replaceState('times', '');
        history.pushState('form' + typed, '', '?' + withoutPerson(new URL(href).searchParams));
      }
      turn(next, response.title);
      // The link has filled in everything.
      if ('direct' in formOf(card).dataset) send(formOf(card));
    } catch {
      // Whoever tries again goes there as if there were no script.
      source.classList.add('plain');
      say(words.unreachable + (card.querySelector('.mail') ? ' ' + words.byMail : ''));
      card.scrollIntoView({ block: 'nearest' });
    } finally {
      isWaiting = false;
    }
  };

  // From the form to the times, with what was typed.
  const back = async href => {
    remember();
    if (timesView) return history.back();
    try {
      const { response } = await request('GET', href);
      turn(part(response, '#book'), response.title);
      history.replaceState('times', '', '?' + withoutPerson(new URL(href).searchParams));
      start();
    } catch {
      location.assign(href);
    }
  };

  // Links within the page make entries without a state.
  addEventListener('popstate', ({ state }) => {
    if (!state || state === 'done' || !isDone && isForm(state) === !!formOf(card)) return;
    const view = isForm(state) ? formView : timesView;
    if (isDone || !view) return location.reload();
    if (!isForm(state)) {
      formView = { card, title: document.title };
      remember();
    }
    turn(view.card, view.title);
    view.source?.focus();
  });
  addEventListener('input', () => {
    if (isDone || !formOf(card)) return;
    remember();
    history.replaceState('form' + typed, '');
  });

  // Sends the form. The same form counts once, however often it is sent.
  const send = async form => {
    const button = form.querySelector('button');
    if (button.disabled) return;
    const body = new URLSearchParams(new FormData(form));
    button.disabled = true;
    button.textContent = words.sending;
    say(words.sending);
    try {
      const { response, responseURL, status } = await request('POST', form.action, body);
      const next = part(response, '#book');
      // Somebody else has the time now.
      if (status === 409 && timesView) timesView.source.closest('li')?.remove();
      if (next) turn(next, response.title);
      else finish(response, responseURL !== form.action && responseURL);
    } catch {
      card.classList.add('down');
      button.disabled = false;
      button.textContent = words.again;
      button.focus();
      say(words.notSent + (card.querySelector('.mail') ? ' ' + words.byMail : ''));
    }
  };

  const finish = (page, address) => {
    const main = part(page, 'main');
    const title = main.querySelector('#book-title');
    // Not every answer is one of ours: some networks have pages of their own.
    title.tabIndex = -1;
    isDone = true;
    try {
      history.replaceState('done', '', address || undefined);
    } catch {
      // Another origin's address cannot stand here, and its forms belong to its own page.
      history.replaceState('done', '', location.pathname);
      for (const forms of main.querySelectorAll('.changes')) forms.remove();
    }
    document.querySelector('main').replaceWith(main);
    document.title = page.title;
    title.focus();
    const onward = main.querySelector('[data-delay]');
    if (onward) setTimeout(() => location.assign(onward.href), onward.dataset.delay * 1000);
  };

  document.addEventListener('click', click => {
    const a = click.target.closest('#book a');
    if (!a || click.button || click.metaKey || click.ctrlKey || click.shiftKey) return;
    if (a.matches('.time:not(.plain)')) open(a.href, a);
    else if (a.matches('.back')) back(a.href);
    else return;
    click.preventDefault();
  });
  document.addEventListener('submit', submit => {
    const form = submit.target;
    if (form.matches('#book .form')) {
      send(form);
    } else if (form.matches('#book .pick:not(.plain)')) {
      open(`${form.action}?${new URLSearchParams(new FormData(form))}`, form);
    } else {
      return;
    }
    submit.preventDefault();
  });

  // The endpoint's own rules (CORS) never admit a page opened from the disk.
  const start = () => {
    if (isFile) return;
    if (formOf(card)) return recall(formOf(card));
    times = [];
    next = {};
    load(card.dataset.event || '', '').then(() => {
      // Whoever has begun to choose is not disturbed.
      if (!card.querySelector('.pick')?.contains(document.activeElement)) showTimes();
      // The form was open here before.
      if (isForm()) open(bookingLink(Object.fromEntries(kept)), card.querySelector('.times') || card);
    }).catch(showUnreachable);
  };

  start();
})
