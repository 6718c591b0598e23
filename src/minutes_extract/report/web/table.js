// The rows that were chosen become one page of a table, with heads that sort and buttons that open releases.

const ROWS_ON_A_PAGE = 50;
const PAGE_ACTIONS = ["first", "previous", "next", "last"];

/** The columns of a table that are shown: those with anything in them, then district and release. */
function shownColumns(table) {
  const columns = DATA.columns[table].map((column, place) => ({ ...column, place }));
  const filled = columns.filter(({ shown, place }) => shown && isFilled(table, place));
  return [...filled, { key: "district", type: "text" }, { key: "release", type: "text" }];
}

const filledColumns = new Map();

function isFilled(table, place) {
  const name = `${table} ${place}`;
  if (!filledColumns.has(name)) {
    const empty = DATA.columns[table][place].type === "number" ? null : 0;
    filledColumns.set(name, place === 0 || DATA.rows[table].some((row) => row[FIRST_CELL + place] !== empty));
  }
  return filledColumns.get(name);
}

/** One page of the rows. `open(row)` and `sortBy(key)` are what the buttons do. */
function tableView(table, rows, { page, sort }, { open, sortBy }) {
  const columns = shownColumns(table);
  const heads = columns.map((column) => headCell(column, sort, sortBy));
  const first = page * ROWS_ON_A_PAGE;
  const shown = rows
    .slice(first, first + ROWS_ON_A_PAGE)
    .map((row, place) => rowView(table, row, first + place + 2, columns, open)); // the heads are row 1
  const body = el("tbody", { role: "rowgroup", lang: "hi" }, ...shown);
  const head = el("thead", { role: "rowgroup" }, el("tr", { role: "row", "aria-rowindex": 1 }, ...heads));
  // Said once more as roles: on a narrow screen rows are shown as blocks, which would take the table's meaning away.
  return el("table", { role: "table", "aria-label": say(table), "aria-rowcount": rows.length + 1 }, head, body);
}

function headCell(column, sort, sortBy) {
  const sorted = sort?.key === column.key ? (sort.down ? "descending" : "ascending") : null;
  const name = sayColumn(column.key);
  const button = el(
    "button",
    { type: "button", "data-sort": column.key, title: say("sort_by", { column: name }), onclick: () => sortBy(column.key) },
    name,
  );
  const kind = column.type === "number" ? "number" : null;
  return el("th", { role: "columnheader", scope: "col", "aria-sort": sorted, class: kind }, button);
}

function rowView(table, row, index, columns, open) {
  const cells = columns.map((column, place) => {
    const shown = cellView(table, row, column);
    const kind = column.type === "number" ? "number" : column.key === "district" ? "whole" : null;
    const inside = place ? shown : openButton(row, shown);
    return el("td", { role: "cell", class: kind, "data-label": sayColumn(column.key) }, inside);
  });
  const pressed = (event) => {
    const button = event.currentTarget.querySelector("button");
    if (!button.contains(event.target) && String(getSelection())) return; // words of the row were being selected
    button.focus(); // it comes back here; not every browser gives the focus to a button that is clicked
    open(row);
  };
  return el("tr", { role: "row", "aria-rowindex": index, "data-key": POOL[row[ROW_KEY]], onclick: pressed }, ...cells);
}

/** The row listens: a click on its button is one on the row. */
function openButton(row, shown) {
  const title = say("open", { name: releaseName(row[ROW_RELEASE]) });
  return el("button", { type: "button", class: "open", title }, shown || "-");
}

function cellView(table, row, column) {
  if (column.key === "district") return shownDistrict(row[ROW_RELEASE]);
  if (column.key === "release") return releaseName(row[ROW_RELEASE]);
  if (table === "indicators" && column.key === "value") {
    const [value, upper, unit, comparator] = row.slice(FIRST_CELL + column.place, FIRST_CELL + column.place + 4);
    return value === null ? "" : amount(value, upper, POOL[unit], POOL[comparator]);
  }
  const shown = shownCell(row, column.place, column);
  const code = column.type === "code" ? cell(row, column.place, column) : "";
  return code && code !== shown ? el("span", {}, shown, " ", el("code", {}, code)) : shown;
}

/** The buttons that turn pages; nothing where there is one page only. */
function pager(count, page, turn) {
  const pages = Math.max(1, Math.ceil(count / ROWS_ON_A_PAGE));
  if (pages === 1) return null;
  const targets = { first: 0, previous: page - 1, next: page + 1, last: pages - 1 };
  const signs = { first: "«", previous: "‹", next: "›", last: "»" };
  const buttons = PAGE_ACTIONS.map((action) =>
    el(
      "button",
      {
        type: "button",
        "data-page": action,
        "aria-label": say(action),
        title: say(action),
        // Not `disabled`: the button that was pressed keeps the focus on the last page too.
        "aria-disabled": String(targets[action] === page || targets[action] < 0 || targets[action] >= pages),
        onclick: () => turn(Math.min(pages - 1, Math.max(0, targets[action])), action),
      },
      signs[action],
    ),
  );
  const where = el("span", {}, say("page", { page: shownNumber(page + 1), pages: shownNumber(pages) }));
  return el("nav", { class: "pager", "aria-label": say("pages") }, ...buttons.slice(0, 2), where, ...buttons.slice(2));
}
