/** The page's only style sheet. Charts take their colours from it too, so that light and dark are one drawing. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --card: #ffffff; --ink: #1c2024; --soft: #5c656e; --line: #dfe3e6;
  --freed: #1769c5; --off: #c2410c; --calm: #94a3b0; --band: #1769c533; --now: #1c2024;
  --third: #0f8a6d; --fourth: #7c4dbd; --fifth: #b8860b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --card: #1d2125; --ink: #e9ecee; --soft: #a3adb5; --line: #343b41;
    --freed: #6cb2ff; --off: #ff9a5c; --calm: #66727c; --band: #6cb2ff33; --now: #e9ecee;
    --third: #4fd1ae; --fourth: #c3a0ff; --fifth: #e6c255;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 32px; line-height: 1.2; margin: 4px 0 8px; text-wrap: balance; }
h2 { font-size: 20px; line-height: 1.3; margin: 44px 0 4px; }
main > h3 { font-size: 16px; margin: 28px 0 0; }
p { margin: 6px 0; max-width: 75ch; }
.over, .soft { color: var(--soft); }
.over { font-size: 14px; margin: 0; }
.soft { font-size: 14px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; margin: 24px 0 8px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; }
.card h3 { margin: 0 0 6px; font-size: 14px; font-weight: 600; color: var(--soft); }
.card .big { font-size: 34px; line-height: 1.15; font-weight: 650; font-variant-numeric: tabular-nums; margin: 0 0 4px; }
.card.freed .big { color: var(--freed); }
.card.off .big { color: var(--off); }
.card p { margin: 4px 0; font-size: 15px; }
.note { border-left: 4px solid var(--off); padding: 2px 0 2px 14px; margin: 16px 0; }
figure { margin: 12px 0 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
figure svg { color: var(--soft); overflow: visible; width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; font-size: 14px; color: var(--soft); margin: 0 0 6px; }
.legend span::before { content: ""; display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px;
  background: var(--swatch); vertical-align: -1px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 12px 0; font-size: 14.5px; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: 6px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; font-weight: 400; padding-left: 0; }
tbody th { white-space: pre; }
td small { display: block; color: var(--soft); font-size: 12.5px; line-height: 1.3; }
thead th { color: var(--soft); font-weight: 600; white-space: normal; max-width: 130px; vertical-align: bottom; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; overflow-x: auto; font-size: 14px; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
details { margin-top: 12px; } summary { cursor: pointer; color: var(--soft); font-size: 14px; }
`;
