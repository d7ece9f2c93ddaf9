/** Everything the report needs to look like the board in the browser, in both schemes and on paper. */
export const reportStyles = `
:root{color-scheme:light dark;--ground:light-dark(#f6f5f1,#101214);--panel:light-dark(#fffefb,#171a1d);--ink:light-dark(#17181a,#e9e7e1);--soft:light-dark(#55585e,#a0a4ab);--line:light-dark(#dcd9d0,#2c3136);--edge:light-dark(#85827a,#6e747b);--chip:light-dark(#ece9e0,#21262b);--go:light-dark(#17693f,#5cc48d);--old:light-dark(#8a5200,#e2a94a);--no:light-dark(#b3261e,#f2857b);--wait:light-dark(#34528f,#92b2f4)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.75rem 3rem;background:var(--ground);color:var(--ink);font:.9375rem/1.5 "Segoe UI","Helvetica Neue","Liberation Sans",Arial,system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol{margin:0;padding:0}ul,ol{list-style:none}
h1{font-size:1.4375rem;line-height:1.25;font-weight:600}
h2{font-size:.75rem;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:2rem 0 .5rem}
h3{font-size:.9375rem}
code{font:.8125rem ui-monospace,Menlo,"Liberation Mono",monospace;background:var(--chip);padding:.05rem .3rem;overflow-wrap:anywhere}
a{color:inherit}.soft,small{color:var(--soft)}
header{color:var(--soft);font-size:.8125rem;border-bottom:1px solid var(--line);padding-bottom:.6rem}header b{color:var(--ink)}
.top{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:1.75rem;align-items:end;padding-top:1.6rem}
.word{font-size:4.75rem;line-height:.82;font-weight:700;letter-spacing:-.035em;white-space:nowrap}
.door{border:1px solid var(--line);background:var(--panel);padding:.6rem .9rem;min-width:9rem}.door span{display:block;color:var(--soft);font-size:.75rem}
.met,.GO{color:var(--go)}.failed,.waived,.NO-GO{color:var(--no)}.stale,.HOLD{color:var(--old)}.awaiting{color:var(--wait)}.unknown{color:var(--soft)}
.rows,.lines,.areas{border-top:1px solid var(--ink)}
.rows li{display:grid;grid-template-columns:1.5rem minmax(0,1fr) 14rem;gap:.8rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
.rows b{display:block}.lines li{padding:.3rem 0;border-bottom:1px solid var(--line)}
.sign{font-weight:700}
.area{display:grid;grid-template-columns:2rem minmax(0,1fr) 5rem;gap:.9rem;padding:.45rem 0;border-bottom:1px solid var(--line);align-items:center}
.area ul{display:flex;flex-wrap:wrap;gap:.32rem}.area p{text-align:right;color:var(--soft);font-size:.8125rem}
.cell{position:relative;display:flex;align-items:center;justify-content:center;gap:.2rem;width:3rem;height:1.95rem;border:1px solid var(--line);background:var(--panel);color:var(--soft);fill:var(--go);font-size:.75rem;text-decoration:none}
.cell svg{position:absolute;left:0;bottom:0;width:100%;height:3px}.cell i{font-style:normal;font-weight:700}
.cell.failed{color:var(--no);fill:var(--no);border:2px solid var(--no);font-weight:700}.cell.waived{color:var(--no);border-color:var(--no)}
.cell.stale{color:var(--old);fill:var(--old);border-color:var(--old)}.cell.awaiting{color:var(--wait);fill:var(--wait);border-color:var(--wait);border-radius:6px}
.cell.unknown{border:1px dashed var(--edge)}.cell.attested::before{content:"";position:absolute;right:0;top:0;border:.3rem solid transparent;border-top-color:var(--edge);border-right-color:var(--edge)}
.criterion{border-top:1px solid var(--line);padding:.7rem 0;display:grid;gap:.25rem;grid-template-columns:minmax(0,1fr)}.criterion:target{outline:2px solid var(--wait);outline-offset:6px}
.because{border-left:3px solid;padding-left:.7rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line)}thead th{color:var(--soft);font-weight:400;font-size:.8125rem;border-bottom-color:var(--ink)}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.7rem;color:var(--soft);font-size:.8125rem}
@media(max-width:52rem){body{padding:1rem}.top{grid-template-columns:minmax(0,1fr);gap:.9rem}.word{font-size:3.5rem}.rows li{grid-template-columns:1.5rem minmax(0,1fr)}.rows li>:last-child{grid-column:2}.area{grid-template-columns:1.4rem minmax(0,1fr)}.area p{display:none}}
@media print{:root{color-scheme:light}@page{margin:14mm}body{background:#fff;font-size:9.5pt;padding:0;max-width:none}.rows li,.area,tr,.criterion{break-inside:avoid}h2{break-after:avoid}.cell{print-color-adjust:exact}.word{font-size:42pt}}
`;
