import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";

/** `/about`: where the data come from, how the figures are counted, and which of them are estimates. */
export async function aboutPage({ city, language }: PageRequest): Promise<Page> {
  const zh = language === "zh";
  const counts = await city.database.pool.query<{ mark: string; items: number }>({
    name: "promises-by-mark",
    text: `SELECT coalesce(marks->>'promised', 'E') AS mark, count(*)::int AS items FROM item_versions
           WHERE valid_from <= $1 AND $1 < valid_until GROUP BY 1`,
    values: [city.today()],
  });
  const all = counts.rows.reduce((sum, { items }) => sum + items, 0);
  const estimated = counts.rows.find(({ mark }) => mark === "E")?.items ?? 0;
  const body = html`<h1>${zh ? "关于本站的数据" : "About these data"}</h1>
<p class="lead">${zh ? "每个数字说得出是怎么来的；说不出的，标“估”。" : "Every figure can say where it comes from; one that cannot is marked est."}</p>
${zh ? chineseAbout(all, estimated) : englishAbout(all, estimated)}`;
  return { title: zh ? "数据和方法" : "Data and method", body };
}

function chineseAbout(all: number, estimated: number): Markup {
  return html`<section class="section" aria-labelledby="estimates"><h2 id="estimates">哪些是估计</h2>
<p>现行${all}项事项里，${estimated}项的承诺时限是估计：本市没有逐项公布，按同类城市常见的承诺推定，且不长于法定时限（CLK-19）。跑动次数、主题和起止日期也是估计。</p>
<ul class="rows"><li><b>无标记</b> 法律、法规的条文，或本市文件</li><li><b><small class="estimate">估</small></b> 估计：可以讨论，会被真实数据替换</li></ul>
<p class="note">法定时限取自事项页“依据”所列条文；条文没有写天数的，写“没有规定”，不补一个数。</p></section>
<section class="section" aria-labelledby="today"><h2 id="today">今天的数字怎么算</h2>
<ul class="rows"><li><b>今天收件</b> 收件日是今天的办件数，含当天撤回的</li>
<li><b>今天办结</b> 决定日是今天的办件数，准予和不予都算</li>
<li><b>本月按承诺办结</b> 本月一日以来办结的，其中办结日不晚于承诺到期日的比例，暂停的日子不计；只舍不入</li>
<li><b>用时中位数</b> 同一批办件从受理次日到决定的工作日，取中间一件</li>
<li><b>在办按灯分</b> 已收件或已受理、还没有决定的办件；灯由时限事件当场算出，没有人能填写（SUP-03）</li></ul>
<p class="note">数字不存放，每次从办件和时限重新数；日界是北京时间24:00。单个办件含个人信息，不逐件公开；本人用查询码看自己的。</p></section>
<section class="section" aria-labelledby="sources"><h2 id="sources">来源</h2>
<p>事项、机构、权力来自本市公开资料，清单有版本和生效日；并联计划的来源和估计写在<a href="/plans/construction">计划页</a>上。下载现行清单：<a href="/items.csv">CSV</a> <a href="/items.json">JSON</a> <a href="/items.xlsx">电子表格</a>；按导入的列，可改好再导入：<a href="/items-import.csv">CSV</a> <a href="/items-import.json">JSON</a> <a href="/items-import.xlsx">电子表格</a>。</p></section>`;
}

function englishAbout(all: number, estimated: number): Markup {
  return html`<section class="section" aria-labelledby="estimates"><h2 id="estimates">What is estimated</h2>
<p>Of ${all} items in force, the promised limit of ${estimated} is an estimate: the city has not published it item by item, so it follows what comparable cities promise, never longer than the law (CLK-19). Trips, life events and dates of validity are estimates too.</p>
<ul class="rows"><li><b>no mark</b> a law, a regulation, or a document of the city</li><li><b><small class="estimate">est.</small></b> an estimate: open to discussion, replaced by real data when there are any</li></ul>
<p class="note">Legal limits come from the articles under “Legal basis”; where an article names no days the page says “none”.</p></section>
<section class="section" aria-labelledby="today"><h2 id="today">How today's figures are counted</h2>
<ul class="rows"><li><b>Received today</b> cases whose day of receipt is today, those withdrawn the same day included</li>
<li><b>Decided today</b> cases decided today, granted or refused</li>
<li><b>Decided in time this month</b> of the cases decided since the first, the share decided no later than the promised day; pauses are not counted; rounded down</li>
<li><b>Median time</b> workdays from acceptance to decision of the same cases, the middle one</li>
<li><b>Open cases by light</b> received or accepted and not decided; the light is computed from the clock's events, nobody can type it in (SUP-03)</li></ul>
<p class="note">No figure is stored: each is recounted from cases and clocks; a day ends at 24:00 Beijing time. Single cases hold personal data and are not published; you see your own by its query code.</p></section>
<section class="section" aria-labelledby="sources"><h2 id="sources">Sources</h2>
<p>Items, bodies and powers follow the city's public sources and have versions with dates; the <a href="/plans/construction">parallel plan</a> names its own. Download the list in force: <a href="/items.csv">CSV</a> <a href="/items.json">JSON</a> <a href="/items.xlsx">spreadsheet</a>; in the columns of an import, to mend and bring in again: <a href="/items-import.csv">CSV</a> <a href="/items-import.json">JSON</a> <a href="/items-import.xlsx">spreadsheet</a>.</p></section>`;
}
