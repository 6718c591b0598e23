// The totals become numbers and bars; a bar filters the tables.

const GROUPS = ["metric", "district", "scheme", "status", "meeting"];
const BY_RELEASES = new Set(["scheme", "meeting"]); // the others count figures
const TERMS = Object.freeze({ status: "status", meeting: "kind", metric: "metric", scheme: "scheme", district: "district" });
const TILES = ["releases", "indicators", "officials", "schemes", "directives"];
const FIRST_BARS = 8;
const MOST_BARS = 300;
const expanded = new Set();

function tiles(counts) {
  const shown = TILES.map((name) => [name, counts[name]]);
  shown.push(["review", counts.unknown_numbers + counts.low_certainty + counts.warnings]);
  return el(
    "ul",
    { class: "tiles" },
    ...shown.map(([name, count]) => el("li", { "data-tile": name }, el("strong", {}, shownNumber(count)), " ", say(name))),
  );
}

/** One chart a group. `choose(facet, key)` filters by a bar; `again()` shows the charts anew. */
function charts(totals, choose, again) {
  const shown = GROUPS.map((group) => [group, totals[`by_${group}`]]).filter(([, rows]) => rows.length);
  return shown.map(([group, rows]) => chart(group, rows, choose, again));
}

function chart(group, rows, choose, again) {
  const count = BY_RELEASES.has(group) ? "releases" : "figures";
  const most = Math.max(1, ...rows.map((row) => row[count]));
  const open = expanded.has(group);
  const bars = rows.slice(0, open ? MOST_BARS : FIRST_BARS).map((row) => bar(group, row, count, most, choose));
  return el(
    "section",
    { class: "chart", "data-group": group },
    el("h3", {}, say(`by_${group}`)),
    el("ul", { class: open ? "open" : null }, ...bars),
    rows.length > FIRST_BARS ? moreButton(group, rows.length - FIRST_BARS, open, again) : null,
  );
}

function moreButton(group, rest, open, again) {
  const press = () => {
    if (open) expanded.delete(group);
    else expanded.add(group);
    again();
    document.querySelector(`.chart[data-group="${group}"] .more`)?.focus();
  };
  const shown = open ? say("fewer") : say("more", { n: shownNumber(rest) });
  return el("button", { type: "button", class: "more", "aria-expanded": String(open), onclick: press }, shown);
}

function bar(group, row, count, most, choose) {
  const name = barName(group, row);
  const full = ["totals_of", "totals_releases"].map((key) =>
    say(key, { figures: shownNumber(row.figures), releases: shownNumber(row.releases) }),
  );
  const fillOf = el("span", { class: "fill", "aria-hidden": "true" });
  fillOf.style.width = `${(100 * row[count]) / most}%`;
  const button = el(
    "button",
    {
      type: "button",
      class: "bar",
      title: `${say("filter_by", { name })}: ${full.join(", ")}`,
      onclick: () => choose(group, row.key),
    },
    el("span", { class: "bar-name", lang: "hi" }, name),
    el("span", { class: "bar-count" }, shownNumber(row[count])),
    fillOf,
  );
  return el("li", {}, button);
}

function barName(group, row) {
  if (!row.key) return say("none");
  return shownTerm(TERMS[group], row.key) || row.name;
}
