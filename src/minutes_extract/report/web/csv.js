// Rows become a CSV file that a spreadsheet opens without running anything in it.

const FORMULA = /^[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** A text that a spreadsheet might take for a formula gets an apostrophe before it. Numbers are left alone. */
function defused(value) {
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : value;
}

function csvCell(value) {
  const text = value === null ? "" : String(defused(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of a table with the names of their release, values as in the records, heads in the reader's language. */
function csvText(table, rows) {
  const columns = DATA.columns[table];
  const heads = ["release", ...DATA.release.slice(1), "fact", ...columns.map((column) => column.key)].map(sayColumn);
  const lines = rows.map((row) => [
    ...DATA.releases[row[ROW_RELEASE]].map((value, place) => (DATA.release[place] === "part" ? value : POOL[value])),
    POOL[row[ROW_KEY]],
    ...columns.map((column, place) => cell(row, place, column)),
  ]);
  return [heads, ...lines].map((line) => line.map(csvCell).join(",") + "\r\n").join("");
}

/** Give a text to the reader as a file. The byte order mark tells spreadsheets that it is UTF-8. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
