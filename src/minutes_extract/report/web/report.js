// The page of a run: totals, tables with search and filters, and the release that a row opens.

const state = {
  table: TABLES[0],
  search: "",
  filters: new Map(), // facet -> value
  withoutDuplicates: false,
  sorts: new Map(), // table -> {key, down}
  page: 0,
};
let rows = [];
let facetCounts = new Map();

function start() {
  useLanguage(firstLanguage(DATA.language), false);
  byId("header").append(languageSwitch(showAll));
  byId("search").addEventListener("input", later(searchChanged, 150));
  byId("clear").addEventListener("click", clearChoice);
  byId("duplicates").addEventListener("change", duplicatesChanged);
  byId("download").addEventListener("click", () => download(`${state.table}.csv`, csvText(state.table, rows)));
  byId("tabs").addEventListener("keydown", tabKey);
  byId("close").addEventListener("click", () => byId("release").close());
  byId("release").addEventListener("click", (event) => event.target === byId("release") && byId("release").close());
  byId("release").addEventListener("close", forgetAddress);
  window.addEventListener("hashchange", followAddress);
  showAll();
  followAddress();
  document.documentElement.dataset.ready = "yes";
}

/** Everything, in the language of now. */
function showAll() {
  document.title = DATA.title ? `${DATA.title} · ${say("heading")}` : say("heading");
  byId("heading").textContent = DATA.title || say("heading");
  byId("made-by").textContent = say("made_by", { program: DATA.program });
  byId("truncated").hidden = DATA.shown === DATA.read;
  byId("truncated").textContent = say("truncated", { shown: shownNumber(DATA.shown), read: shownNumber(DATA.read) });
  byId("totals-heading").textContent = say("totals", { releases: shownNumber(DATA.read) });
  byId("tables-heading").textContent = say("tables");
  byId("search-label").textContent = say("search");
  byId("search").placeholder = say("search_hint");
  byId("clear").textContent = say("clear");
  byId("download").textContent = say("download");
  byId("download").title = say("download_help");
  byId("duplicates-label").textContent = say("duplicates");
  byId("duplicates").parentElement.hidden = DATA.totals.counts.duplicates === 0;
  byId("close").textContent = say("close");
  fill(byId("tiles"), tiles(DATA.totals.counts));
  showCharts();
  showTabs();
  showTable();
}

function showCharts() {
  fill(byId("charts"), ...charts(DATA.totals, chooseFacet, showCharts));
}

// Tabs

function showTabs() {
  const tabs = TABLES.map((table) => {
    const chosen = table === state.table;
    return el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${table}`,
        "aria-selected": String(chosen),
        "aria-controls": "panel",
        tabindex: chosen ? "0" : "-1",
        onclick: () => chooseTable(table),
      },
      say(table),
      " ",
      el("span", { class: "count" }, shownNumber(DATA.rows[table].length)),
    );
  });
  fill(byId("tabs"), ...tabs).setAttribute("aria-label", say("tables"));
}

function tabKey(event) {
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  const place = TABLES.indexOf(state.table);
  const ends = { Home: 0, End: TABLES.length - 1 };
  let next = ends[event.key];
  if (event.key in steps) next = (place + steps[event.key] + TABLES.length) % TABLES.length;
  if (next === undefined) return;
  event.preventDefault();
  chooseTable(TABLES[next]);
  byId(`tab-${state.table}`).focus();
}

/** Another table; filters that it does not have are dropped. */
function chooseTable(table) {
  state.table = table;
  state.page = 0;
  const facets = new Set(facetsOf(table).map(({ facet }) => facet));
  for (const facet of [...state.filters.keys()]) if (!facets.has(facet)) state.filters.delete(facet);
  const focused = document.activeElement?.getAttribute("role") === "tab";
  showTabs();
  if (focused) byId(`tab-${table}`).focus();
  showTable();
}

// Search and filters

function searchChanged() {
  state.search = byId("search").value;
  state.page = 0;
  showRows();
}

function duplicatesChanged() {
  state.withoutDuplicates = byId("duplicates").checked;
  state.page = 0;
  showRows();
}

function clearChoice() {
  state.search = byId("search").value = "";
  state.withoutDuplicates = byId("duplicates").checked = false;
  state.filters.clear();
  state.page = 0;
  showTable();
}

/** A bar of the totals: filter by it, in a table that can be. */
function chooseFacet(facet, key) {
  const fits = (table) => facetsOf(table).some((found) => found.facet === facet);
  state.filters.set(facet, key);
  chooseTable(fits(state.table) ? state.table : TABLES.find(fits));
  byId("tables-heading").scrollIntoView();
  byId("tables-heading").focus({ preventScroll: true });
}

function showFilters() {
  const labels = facetsOf(state.table)
    .map((facet) => [facet, countsOf(facet)])
    .filter(([, counts]) => counts.length > 1)
    .map(([facet, counts]) => filterView(facet, counts));
  fill(byId("filters"), ...labels);
}

/** The values of a facet with their number of rows, the most first. */
function countsOf(facet) {
  const name = `${state.table} ${facet.facet}`;
  if (!facetCounts.has(name)) {
    const counts = new Map();
    for (const row of DATA.rows[state.table])
      for (const value of facetValues(row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
    facetCounts.set(name, [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
  }
  return facetCounts.get(name);
}

function filterView(facet, counts) {
  const chosen = state.filters.get(facet.facet);
  const options = counts.map(([value, count], place) => {
    const shown = value ? (facet.terms ? shownTerm(facet.terms, value) : value) : say("none");
    return el("option", { value: place, selected: chosen === value && "" }, `${shown} (${shownNumber(count)})`);
  });
  const changed = (event) => {
    if (event.target.value === "all") state.filters.delete(facet.facet);
    else state.filters.set(facet.facet, counts[Number(event.target.value)][0]);
    state.page = 0;
    showRows();
  };
  const select = el("select", { "data-facet": facet.facet, onchange: changed }, el("option", { value: "all" }, say("all")), ...options);
  return el("label", {}, el("span", {}, sayColumn(facet.key)), select);
}

// Rows

function showTable() {
  byId("panel").setAttribute("aria-labelledby", `tab-${state.table}`);
  byId("review-help").hidden = state.table !== "review";
  byId("review-help").textContent = say("review_help");
  showFilters();
  showRows();
}

function showRows() {
  const sort = state.sorts.get(state.table);
  rows = chosenRows(state.table, { ...state, sort });
  const all = DATA.rows[state.table].length;
  byId("found").textContent = say("found", { found: shownNumber(rows.length), all: shownNumber(all) });
  byId("download").disabled = rows.length === 0;
  byId("clear").hidden = !state.search && !state.filters.size && !state.withoutDuplicates;
  showPage();
}

function showPage() {
  const shown = rows.length
    ? tableView(state.table, rows, { page: state.page, sort: state.sorts.get(state.table) }, { open: openRow, sortBy })
    : el("p", { class: "note" }, say(DATA.rows[state.table].length ? "nothing" : "empty"));
  fill(byId("table"), shown);
  fill(byId("pager"), pager(rows.length, state.page, turnPage));
}

function turnPage(page, action) {
  state.page = page;
  showPage();
  byId("table").scrollIntoView({ block: "start" });
  byId("pager").querySelector(`[data-page="${action}"]`)?.focus({ preventScroll: true });
}

/** By a column: ascending, then descending, then in the order of the releases again. */
function sortBy(key) {
  const before = state.sorts.get(state.table);
  if (before?.key !== key) state.sorts.set(state.table, { key, down: false });
  else if (!before.down) state.sorts.set(state.table, { key, down: true });
  else state.sorts.delete(state.table);
  state.page = 0;
  showRows();
  byId("table").querySelector(`[data-sort="${key}"]`)?.focus();
}

// The release that is open; it stands in the address, so that going back closes it and a link opens it.

function openRow(row) {
  location.hash = `release=${row[ROW_RELEASE]}&fact=${POOL[row[ROW_KEY]]}`;
}

function followAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const release = Number.parseInt(wanted.get("release"), 10);
  if (release >= 0 && release < DATA.releases.length) openRelease(release, wanted.get("fact"));
  else byId("release").close();
}

function forgetAddress() {
  if (location.hash) history.replaceState(null, "", location.href.split("#")[0]);
}

async function openRelease(release, key) {
  const dialog = byId("release");
  byId("release-heading").textContent = releaseName(release);
  fill(byId("release-about"), releaseAbout(release));
  fill(byId("release-body"), el("p", { class: "note" }, say("loading")));
  if (!dialog.open) dialog.showModal();
  dialog.dataset.release = release;
  try {
    const detail = await detailOf(release);
    if (dialog.dataset.release !== String(release)) return; // another one was opened meanwhile
    const { text, list, side } = releaseView(detail);
    fill(byId("release-body"), text, side);
    showFact(text, list, detail[1].findIndex(([found]) => found === key));
  } catch (problem) {
    fill(byId("release-body"), el("p", { role: "alert", class: "alert" }, String(problem.message || problem)));
  }
}

/** The fact that the row was about, in the text and in the list; a number that is no figure is in the text alone. */
function showFact(text, list, fact) {
  text.scrollTop = 0;
  if (fact < 0) return;
  list.querySelector(`[data-fact="${fact}"]`)?.scrollIntoView({ block: "nearest" });
  showInText(text, fact);
}

function releaseAbout(release) {
  const field = (name) => releaseField(release, name);
  const told = [
    field("title"),
    shownDistrict(release),
    field("published") && say("published", { day: field("published") }),
    field("duplicate_of") && say("duplicate_of", { name: field("duplicate_of") }),
    field("converted_from") && say("converted_from", { name: field("converted_from") }),
  ];
  return el("span", { lang: "hi" }, told.filter(Boolean).join(" · "));
}

guarded(start);
