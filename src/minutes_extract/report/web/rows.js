// Search, filters and order become the rows to show.

const INVISIBLE = /[\u200b\u200c\u200d\u2060\ufeff\u00ad]/g;
const haystacks = new Map(); // by table and language: what each row is searched in
const ranks = new Map(); // by language: the place of each string of the pool in the order of the language

/** Text as it is searched: one way of writing nukta letters, no invisible signs, digits 0-9, small letters. */
function searched(text) {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .toLowerCase();
}

/** The rows of a table that fit `search` (all its words) and `filters` (facet -> value), in order. */
function chosenRows(table, { search, filters, withoutDuplicates, sort }) {
  const words = searched(search).split(/\s+/).filter(Boolean);
  const facets = facetsOf(table).filter((facet) => filters.has(facet.facet));
  const hay = words.length ? haystackOf(table) : null;
  const rows = DATA.rows[table].filter(
    (row, place) =>
      !(withoutDuplicates && isDuplicate(row)) &&
      facets.every((facet) => facetValues(row, facet).includes(filters.get(facet.facet))) &&
      words.every((word) => hay[place].includes(word)),
  );
  return sort ? sorted(rows, table, sort) : rows;
}

function haystackOf(table) {
  const name = `${table} ${language}`;
  if (!haystacks.has(name)) haystacks.set(name, DATA.rows[table].map((row) => searched(wordsOf(row, table))));
  return haystacks.get(name);
}

/** All a row says and the headline of its release, with its numbers as digits and the codes behind its terms. */
function wordsOf(row, table) {
  const release = row[ROW_RELEASE];
  const words = [releaseName(release), releaseField(release, "district"), shownDistrict(release), headlineOf(release)];
  DATA.columns[table].forEach((column, place) => {
    const value = cell(row, place, column);
    if (value === null || value === "") return;
    words.push(String(value));
    if (column.terms || column.type === "number") words.push(shownCell(row, place, column));
  });
  return words.join("\n");
}

function headlineOf(release) {
  return `${POOL[DATA.rows.releases[release][FIRST_CELL]]}\n${releaseField(release, "title")}`;
}

/** Rows in the order of a column; equal ones stay in the order of the releases, empty ones come last. */
function sorted(rows, table, { key, down }) {
  const keys = new Map(rows.map((row) => [row, sortKey(row, table, key)]));
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [keys.get(a), keys.get(b)];
    if (left === null || right === null) return (left === null) - (right === null);
    return sign * (left - right);
  });
}

function sortKey(row, table, key) {
  if (key === "release") return row[ROW_RELEASE];
  if (key === "district") return rankOf(DATA.releases[row[ROW_RELEASE]][DISTRICT]);
  const place = DATA.columns[table].findIndex((column) => column.key === key);
  const value = row[FIRST_CELL + place];
  return DATA.columns[table][place].type === "number" ? value : rankOf(value);
}

/** Comparing strings by the rules of a language is slow: the whole pool is put in order once. */
function rankOf(place) {
  if (place === 0) return null;
  if (!ranks.has(language)) {
    const { compare } = new Intl.Collator(language === "hi" ? "hi" : ["en", "hi"], { numeric: true });
    const order = Uint32Array.from(POOL.keys()).sort((a, b) => compare(POOL[a], POOL[b]));
    const rank = new Uint32Array(POOL.length);
    order.forEach((string, position) => (rank[string] = position));
    ranks.set(language, rank);
  }
  return ranks.get(language)[place];
}
