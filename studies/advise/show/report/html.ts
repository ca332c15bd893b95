/** Text for a page: what it says cannot be taken for markup. */
export function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function paragraphs(texts: readonly string[], className = ''): string {
  const attribute = className === '' ? '' : ` class="${className}"`;
  return texts.map((text) => `<p${attribute}>${code(asText(text))}</p>`).join('\n');
}

/** A table; its first column names the row. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const cells = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? `<th scope="row">${asText(cell)}</th>` : `<td>${withInterval(cell)}</td>`))
      .join('');
  return [
    '<div class="scroll"><table>',
    `<thead><tr>${head.map((cell) => `<th scope="col">${asText(cell)}</th>`).join('')}</tr></thead>`,
    `<tbody>${body.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody>`,
    '</table></div>',
  ].join('\n');
}

/** `1.2 % (0.9 to 1.6 %)` on two lines. */
function withInterval(cell: string): string {
  return asText(cell).replace(/ \((.* to .*)\)$/, '<small>$1</small>');
}

/** `` `patient` `` stands for a name. */
function code(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
