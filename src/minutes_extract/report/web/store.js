// The data of the page, and what a row says in the reader's language.

const DATA = JSON.parse(document.getElementById("data").textContent);
const POOL = DATA.pool;
const TABLES = Object.keys(DATA.columns);
const ROW_RELEASE = 0;
const ROW_KEY = 1;
const FIRST_CELL = 2;
const DUPLICATE_OF = DATA.release.indexOf("duplicate_of");
const DISTRICT = DATA.release.indexOf("district");

/** A string of the row of a release, see RELEASE in tables.py. */
function releaseField(release, field) {
  return POOL[DATA.releases[release][DATA.release.indexOf(field)]];
}

function releaseName(release) {
  const number = DATA.releases[release][DATA.release.indexOf("part")];
  const name = releaseField(release, "name");
  return number ? `${name} [${number}]` : name;
}

/** The cell of a row as it stands in the record: a string, a number, or null. */
function cell(row, place, column) {
  const value = row[FIRST_CELL + place];
  return column.type === "number" ? value : POOL[value];
}

/** A cell in words. */
function shownCell(row, place, column) {
  const value = cell(row, place, column);
  if (column.type === "number") return shownNumber(value);
  return column.terms ? value.split("; ").map((one) => shownTerm(column.terms, one)).join("; ") : value;
}

/** A term of the record, or a code with the name that people know it by. */
function shownTerm(group, key) {
  if (!key) return "";
  const names = own(own(DATA.names, group, {}), key, null);
  if (names === null) return sayTerm(group, key);
  return (language === "en" && names[1]) || names[0] || key;
}

/** The district of a release, by its English name for readers of English. */
function shownDistrict(release) {
  return shownTerm("district", releaseField(release, "district"));
}

/** The facets of a table: its columns that rows can be filtered by, and the district of the release. */
function facetsOf(table) {
  const columns = DATA.columns[table].map((column, place) => ({ ...column, place })).filter((column) => column.facet);
  return [{ key: "district", facet: "district", terms: "district", place: -1 }, ...columns];
}

/** The values a row has in a facet: places in the pool, or the parts of a list. */
function facetValues(row, facet) {
  const value = POOL[facet.place < 0 ? DATA.releases[row[ROW_RELEASE]][DISTRICT] : row[FIRST_CELL + facet.place]];
  return facet.terms === "role" || facet.terms === "post" ? value.split("; ") : [value];
}

function isDuplicate(row) {
  return DATA.releases[row[ROW_RELEASE]][DUPLICATE_OF] !== 0;
}

/** Unpacked texts of releases, by chunk; a chunk is unpacked when one of its releases is opened. */
const unpacked = new Map();

async function detailOf(release) {
  let chunk = DATA.chunks.findLastIndex((start) => start <= release);
  if (!unpacked.has(chunk)) unpacked.set(chunk, unpack(byId(`chunk-${chunk}`).textContent));
  return (await unpacked.get(chunk))[release - DATA.chunks[chunk]];
}

async function unpack(text) {
  if (typeof DecompressionStream === "undefined") throw new Error(say("too_old"));
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
