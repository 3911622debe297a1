/** How the report looks. The colours and type come from `contract/look/tokens.css`, which stands before this. */
export const style = `
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 var(--type-4)/var(--lead-read) var(--sans); }
main { max-width: 72rem; margin: 0 auto; padding: var(--space-7) var(--space-5) var(--space-8); }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: var(--lead-tight); text-wrap: balance; }
h1 { font-size: var(--type-9); margin: 0 0 var(--space-4); }
h2 { font-size: var(--type-7); margin: 0 0 var(--space-2); }
h3 { font-size: var(--type-4); margin: var(--space-5) 0 var(--space-2); }
p { max-width: var(--measure); margin: 0 0 var(--space-3); }
.lead p { font: 400 var(--type-6)/var(--lead-read) var(--serif); }
.soft, figcaption, .runs { color: var(--ink-soft); font-size: var(--type-3); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); padding: 0; margin: var(--space-5) 0; font-size: var(--type-3); }
.legend li { display: flex; gap: var(--space-2); align-items: center; }
.sample { width: 28px; height: 10px; flex: none; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: var(--space-5); margin: var(--space-5) 0 var(--space-6); }
figure { margin: 0; padding: var(--space-5); background: var(--ground-raised); border: 1px solid var(--rule); border-radius: var(--round-2); min-width: 0; break-inside: avoid; }
figcaption { margin-bottom: var(--space-4); }
figure > svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 12px var(--sans); fill: var(--ink-soft); font-variant-numeric: tabular-nums; }
svg .left { text-anchor: end; }
svg .under { text-anchor: middle; }
svg .strong { font-weight: 600; font-size: 13px; fill: var(--ink); }
svg .value { font-weight: 600; fill: var(--ink); }
svg .ruler { stroke: var(--rule); stroke-width: 1; }
svg .axis { stroke: var(--edge); stroke-width: 1; }
svg .give { stroke: var(--ink); stroke-width: 1.5; }
svg .curve { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
svg .band { opacity: 0.13; }
svg .column { fill: var(--accent); opacity: 0.75; }
.scroll { overflow-x: auto; margin: 0 0 var(--space-6); }
table { border-collapse: collapse; font-size: var(--type-3); font-variant-numeric: tabular-nums; min-width: 100%; }
th, td { padding: var(--space-2) var(--space-3); border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
th:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 9rem; }
tbody th { font-weight: 400; }
tr.part th { font-weight: 600; padding-top: var(--space-5); text-align: left; }
thead th { font-weight: 600; vertical-align: bottom; }
ul.how { max-width: var(--measure); padding-left: 1.1rem; }
ul.how li { margin-bottom: var(--space-2); }
footer { margin-top: var(--space-7); color: var(--ink-soft); font-size: var(--type-2); }
@media (max-width: 40rem) { main { padding: var(--space-5) var(--space-4) var(--space-7); } figure { padding: var(--space-4); } svg text { font-size: 14px; } svg .strong { font-size: 15px; } }
@media print { :root { color-scheme: light; } main { max-width: none; padding: 0; } body { background: #fff; } .charts { grid-template-columns: 1fr 1fr; } }
`
