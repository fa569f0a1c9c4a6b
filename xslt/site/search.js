// The search of a collection, on an index made by Pagefind. It needs the pages to be served by http; where it cannot run,
// the page stays what it is without it: a list of all works.
const form = document.getElementById('search');
const field = form.querySelector('input');
const status = document.getElementById('search-status');
const list = document.getElementById('search-results');
const more = document.getElementById('search-more');
const words = form.dataset;
const STEP = 20;
let engine, found = [], shown = 0, asked = 0;

try {
  engine = await import(new URL('pagefind/pagefind.js', document.baseURI));
  await engine.options({ excerptLength: 32 });
  await engine.init();
  await offerFilters(await engine.filters());
  document.getElementById('search-how').hidden = true;
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('submit', event => { event.preventDefault(); search(); });
  field.addEventListener('input', () => search(200));
  form.querySelectorAll('select').forEach(select => select.addEventListener('change', () => search()));
  more.addEventListener('click', async () => { const first = shown; await show(); list.children[first]?.querySelector('a')?.focus(); });
  if (field.value) await search();
} catch (error) {
  console.info('no search here:', error);
}

// A choice for each thing to filter by that differs among the works.
async function offerFilters(filters) {
  for (const select of form.querySelectorAll('select')) {
    const values = Object.entries(filters[select.name] ?? {}).sort(([one], [other]) => one.localeCompare(other, document.documentElement.lang));
    for (const [value, count] of values) {
      const label = JSON.parse(words.kinds)[select.name === 'kind' ? value : ''] ?? value;
      select.add(new Option(`${label} (${count})`, value));
    }
    select.closest('label').hidden = values.length < 2;
  }
}

async function search(wait = 0) {
  const mine = ++asked;
  if (wait) await new Promise(resolve => setTimeout(resolve, wait));
  if (mine !== asked) return;
  const query = field.value.trim();
  const filters = Object.fromEntries([...form.querySelectorAll('select')].filter(select => select.value).map(select => [select.name, select.value]));
  history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  const answer = query || Object.keys(filters).length ? await engine.search(query || null, { filters }) : { results: [] };
  if (mine !== asked) return;
  found = answer.results; shown = 0;
  list.replaceChildren();
  status.textContent = !query && !found.length ? '' : found.length === 0 ? words.none : `${found.length} ${found.length === 1 ? words.one : words.many}`;
  await show(mine);
}

async function show(mine = asked) {
  const data = await Promise.all(found.slice(shown, shown + STEP).map(result => result.data()));
  if (mine !== asked) return;
  list.append(...data.map(item));
  shown += data.length;
  more.hidden = shown >= found.length;
}

function item(work) {
  const line = document.createElement('li');
  const title = link(work.url, work, work.meta.title);
  title.className = 'title';
  line.append(title, span('by', [work.meta.author, work.meta.date].filter(Boolean).join(', ')));
  const parts = work.sub_results.filter(part => part.excerpt.includes('<mark>')).slice(0, 3);
  for (const part of parts.length ? parts : [work]) {
    const place = span('excerpt', '');
    place.innerHTML = part.excerpt;  // Pagefind escapes the text; the only markup is mark
    if (part.url?.includes('#')) place.append(' ', link(part.url, part, words.there));
    line.append(place);
  }
  return line;
}

// To the page, its nearest place, and the words themselves (a text fragment, which needs no script there).
function link(address, part, label) {
  const anchor = document.createElement('a');
  const marked = /<mark>(.*?)<\/mark>/.exec(part.excerpt ?? '')?.[1].replace(/[\p{P}\p{S}]+$/u, '');
  const target = address.replace(/^\//, '');
  anchor.href = marked ? `${target}${target.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(marked).replaceAll('-', '%2D')}` : target;
  anchor.textContent = label;
  return anchor;
}

function span(name, text) {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  return made;
}
