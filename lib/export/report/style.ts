/** How a report looks, on the screen, in the dark, on narrow screens and on paper. Nothing is fetched from anywhere. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;
--paper:light-dark(#fffefb,#1b1a18);--desk:light-dark(#f4f2ed,#121110);--ink:light-dark(#1d1b18,#f0ece4);--ink-2:light-dark(#5c574f,#b4aea3);
--line:light-dark(#e3dfd6,#33312d);--accent:light-dark(#2a4fd0,#8ea6ff);
--claim:light-dark(#9a5b00,#f2b45c);--claim-bg:light-dark(#fdebc8,#43320f);--quote:light-dark(#1d57a8,#8fbdf5);--quote-bg:light-dark(#dceafb,#16304f);
--other:light-dark(#0f6a73,#74cdd6);--other-bg:light-dark(#d8eff1,#0f3a3f);
--green:light-dark(#1c6b3c,#7fd29c);--teal:light-dark(#0f6a73,#74cdd6);--blue:light-dark(#1d57a8,#8fbdf5);--violet:light-dark(#6a3fb0,#c3a6f5);
--pink:light-dark(#8a2563,#f2a3d3);--amber:light-dark(#925600,#f2b45c);--red:light-dark(#b3261e,#ff9a91);--grey:light-dark(#6f695f,#9d978b);
--text:'Source Serif 4 Variable','Source Serif 4','Noto Serif','Noto Serif CJK SC',Georgia,serif;
--ui:'Inter Variable',Inter,system-ui,'Noto Sans','Noto Sans CJK SC',sans-serif}
*{box-sizing:border-box}
html{background:var(--desk);color:var(--ink);font:16px/1.5 var(--ui);-webkit-text-size-adjust:100%}
body{margin:0;padding:0 16px}
main{max-width:46rem;margin:32px auto;padding:48px clamp(20px,7vw,64px) 56px;background:var(--paper);border:1px solid var(--line);border-radius:8px;overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px;top:8px;z-index:1;padding:8px 12px;background:var(--paper);border:1px solid var(--line)}
.skip:focus{left:8px}
h1,h2,h3,h4,h5{line-height:1.25;text-wrap:balance}
h1{margin:6px 0 10px;font:650 clamp(26px,5vw,36px)/1.2 var(--text)}
h2{margin:48px 0 14px;font-size:20px}
h3,h4,h5{margin:24px 0 8px;font-size:16px}
p{margin:0 0 10px}
blockquote{margin:0 0 10px;padding:0;font-family:var(--text)}
.kicker,.quiet,.by,.foot{color:var(--ink-2)}
.kicker{margin:0;font-size:14px}
.by{margin:0 0 6px}
.quiet,.foot,.who{font-size:14.5px}
.state{margin:18px 0 0;padding:0;list-style:none;font-size:14.5px}
.state li{margin:0 0 6px;padding-inline-start:14px;border-inline-start:3px solid var(--line)}
.state .is-corrected{border-color:var(--amber)}
.banner{margin:20px 0 0;padding:12px 16px;border:1px solid var(--amber);border-inline-start-width:5px;border-radius:4px}
.banner p{margin:0}
.summary{margin:28px 0 0;padding:20px 24px;background:var(--desk);border:1px solid var(--line);border-radius:8px}
.summary h2{margin:0 0 10px}
.summary h3{margin:0 0 6px;font-size:15px;color:var(--ink-2);font-weight:500}
.verdicts{display:grid;gap:4px 24px;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));margin:0 0 14px;padding:0;list-style:none}
.verdicts li{display:flex;justify-content:space-between;gap:12px;border-bottom:1px solid var(--line);padding:3px 0}
.count,dd{font-variant-numeric:tabular-nums}
.summary dl{display:grid;gap:0 24px;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));margin:0;font-size:14.5px}
.summary dl div{display:flex;justify-content:space-between;gap:12px;padding:3px 0}
dt{color:var(--ink-2)}dd{margin:0}
.verdict{display:inline-flex;align-items:baseline;gap:.35em;font-weight:600}
.sign{flex:none;min-width:1.1em;text-align:center}
.c-green{color:var(--green)}.c-teal{color:var(--teal)}.c-blue{color:var(--blue)}.c-violet{color:var(--violet)}
.c-pink{color:var(--pink)}.c-amber{color:var(--amber)}.c-red{color:var(--red)}.c-grey{color:var(--grey)}
.text{font:18px/1.65 var(--text)}
.text p{margin:0 0 1em}
.text h3,.text h4,.text h5{font-family:var(--ui)}
.text blockquote{margin:0 0 1em;padding-inline-start:18px;border-inline-start:3px solid var(--line)}
.text pre{overflow-x:auto;padding:12px;background:var(--desk);font-size:14px}
.text .caption{color:var(--ink-2);font-size:15px}
.table{overflow-x:auto;margin:0 0 1em}table{border-collapse:collapse;font:15px/1.4 var(--ui)}
th,td{padding:6px 10px;border:1px solid var(--line);text-align:start;vertical-align:top}th p,td p{margin:0}.head{font-weight:bold}
mark{color:inherit;background:none;text-decoration-line:underline;text-decoration-thickness:1.5px;text-underline-offset:4px;text-decoration-skip-ink:none;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.is-claim{background:var(--claim-bg);text-decoration-color:var(--claim);text-decoration-style:solid}
mark.is-quote{background:var(--quote-bg);text-decoration-color:var(--quote);text-decoration-style:dotted}
mark.is-attribution,mark.is-source-citation,mark.is-entity-check{text-decoration-color:var(--other);text-decoration-style:dashed}
mark.is-claim.is-quote{background:var(--claim-bg);text-decoration-style:double;text-decoration-color:var(--quote)}
.ref{margin-inline:1px;padding:0 1px;font:600 11px/1 var(--ui);vertical-align:super;text-decoration:none}
.ref:hover,.back:hover{text-decoration:underline}
.key{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 18px;padding:0;list-style:none;font-size:14px;color:var(--ink-2)}
.key mark{padding:0 3px}
.item{margin:0 0 20px;padding:16px 20px;border:1px solid var(--line);border-inline-start:4px solid var(--other);border-radius:4px}
.item.is-claim{border-inline-start-color:var(--claim)}.item.is-quote{border-inline-start:4px dotted var(--quote)}
.item:target,mark:target{outline:2px solid var(--accent);outline-offset:2px}
.item header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:4px 16px;margin:0 0 8px}
.item h3{margin:0;font-size:14.5px;font-weight:500;color:var(--ink-2)}
.label{font-weight:650;color:var(--ink)}
.back{font-size:13.5px;padding:3px 0}
.item>blockquote{font-size:18px;line-height:1.5}
.finding{font-size:17px}.finding .quiet{font-size:14.5px}
.status{font-weight:600}
.evidence{margin:14px 0 10px;padding:0;list-style:none;font-size:14.5px}
.evidence li{margin:0 0 10px;padding-inline-start:14px;border-inline-start:2px solid var(--line)}
.evidence p{margin:4px 0 0}
.evidence blockquote{margin:4px 0 0;color:var(--ink);font-size:15.5px}
.evidence blockquote::before{content:'“'}.evidence blockquote::after{content:'”'}
.relation{font-weight:600}
.protected{display:inline-block;padding:0 6px;border:1px solid var(--ink-2);border-radius:3px;font-size:12.5px;color:var(--ink-2)}
cite{font-style:italic}
.printed{display:none}
.sources{margin:0;padding-inline-start:24px;font-size:14.5px}.sources li{margin:0 0 8px}
.legend{margin:0;font-size:14.5px}.legend div{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:4px 20px;padding:6px 0;border-bottom:1px solid var(--line)}
.versions{margin:0;padding:0;list-style:none;font-size:14.5px}.versions li{margin:0 0 8px}
.foot{margin:48px 0 0;padding:16px 0 0;border-top:1px solid var(--line)}
.hash{font:12.5px/1.4 ui-monospace,Menlo,Consolas,monospace}
@media (max-width:36rem){body{padding:0}main{margin:0;border-width:0;border-radius:0;padding:28px 18px 40px}.item{padding:14px}.summary{padding:16px}.legend div{grid-template-columns:1fr}.text{font-size:17px}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
:root{color-scheme:light}
@page{margin:18mm 16mm}
html{background:none;font-size:10.5pt}
body{padding:0}main{max-width:none;margin:0;padding:0;border:0;background:none}
.skip,.back{display:none}
a{color:inherit;text-decoration:none}
h1{font-size:22pt}h2{font-size:14pt;margin-top:22pt}h1,h2,h3,h4,h5,.item header{break-after:avoid}
.text{font-size:11pt}.item,.summary,.evidence li,.legend div{break-inside:avoid}
.summary{background:none}
mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.printed{display:inline;color:var(--ink-2);font-size:8.5pt}
p,blockquote{orphans:3;widows:3}
}
`;
