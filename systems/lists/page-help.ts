import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";

/** `/help`: how to find, apply, follow and complain, and what the six lights mean. */
export async function helpPage({ language }: PageRequest): Promise<Page> {
  const zh = language === "zh";
  const body = html`<h1>${zh ? "帮助" : "Help"}</h1>
<p class="lead">${zh ? "有事先搜；不会用电脑，打12345，或到任何一个窗口，窗口照样一次告知。" : "Search first. Without a computer call 12345, or go to any window: you are told everything once there too."}</p>
${zh ? chineseHelp() : englishHelp()}
<section class="section" aria-labelledby="lights"><h2 id="lights">${zh ? "六种灯" : "The six lights"}</h2>
<ul class="rows">${lights(language)}</ul></section>`;
  return { title: zh ? "帮助" : "Help", body };
}

function chineseHelp(): Markup {
  return html`<div class="section grid halves">
<section aria-labelledby="find"><h2 id="find">怎么找事项</h2><p>首页搜索框里写名称、材料、机构或编号；拼音和首字母也行，“sgxkz”找得到施工许可证。也可以按人生和经营的大事进入。</p></section>
<section aria-labelledby="apply"><h2 id="apply">怎么申请</h2><p>在事项页按“在线申请”：一页几个问题，每页都存下，登录后提交，当天收件；没填完的凭续办码接着填。也可以带材料到承办机构的窗口，或请代办员。收件都给收件凭证，上面有12位查询码。本市发过的证不用再交。</p></section>
<section aria-labelledby="agent"><h2 id="agent">请代办员办</h2><p>代办员替您填表、跑窗口、盯时限，不收一分钱。打12345，或到任何窗口说“要代办”，签一张写明办哪几项、到哪天为止的委托书；随时可以收回，进度您照样自己查。</p></section>
<section aria-labelledby="follow"><h2 id="follow">怎么查进度</h2><p>在<a href="/progress">查进度</a>写查询码，不用登录：看得到现在在哪个机构、用了几天、还剩几天、缺什么。查询码等于钥匙，不要给别人。</p></section>
<section aria-labelledby="complain"><h2 id="complain">怎么投诉</h2><p>多要材料、多跑路、超时、乱收费：打12345，报查询码。不批准的，60日内可以申请行政复议，或者6个月内提起行政诉讼。</p></section>
<section aria-labelledby="show"><h2 id="show">字小、看不清</h2><p>页首有“大字版”。本站不用脚本，放大到200%、打印、读屏都可以用；夜里跟着系统变暗。</p></section>
<section aria-labelledby="words"><h2 id="words">几个词</h2><p><b>收件</b>是拿到您的材料；<b>受理</b>是材料齐全、开始计时；<b>补正</b>是一次告诉您还缺什么；<b>办结</b>是作出决定；<b>送达</b>是决定到您手里。</p></section>
</div>`;
}

function englishHelp(): Markup {
  return html`<div class="section grid halves">
<section aria-labelledby="find"><h2 id="find">Finding a service</h2><p>Type a name, a paper, a body or a code on the home page; pinyin and initials work too: “sgxkz” finds the construction permit. Or start from a life event. Names of services are Chinese; their figures are in both languages.</p></section>
<section aria-labelledby="apply"><h2 id="apply">Applying</h2><p>Press “Apply online” on the item's page: a few questions a page, each page saved; sign in and submit, and it is received that day. Go on later by the continue code. Or bring the papers to the body's window, or ask an agent. You get a receipt with a query code of 12 characters. What this city has issued is not asked for again.</p></section>
<section aria-labelledby="agent"><h2 id="agent">Asking an agent</h2><p>An agent fills in forms, goes to the windows and watches the limits for you, free of charge. Call 12345 or say so at any window, and sign an authorisation that names the items and its last day. You may withdraw it at any time, and still follow your case yourself.</p></section>
<section aria-labelledby="follow"><h2 id="follow">Following your case</h2><p>Enter the query code under <a href="/progress">Progress</a>; no sign-in. You see which body holds it, days used and left, and what is missing. The code is a key: keep it.</p></section>
<section aria-labelledby="complain"><h2 id="complain">Complaining</h2><p>Asked for more papers, sent around, late or overcharged: call 12345 and give the query code. Against a refusal: reconsideration within 60 days, or a lawsuit within 6 months.</p></section>
<section aria-labelledby="show"><h2 id="show">Reading comfortably</h2><p>“Large text” stands at the top. The site needs no scripts and works at 200 % zoom, printed and with a screen reader; at night it follows your system.</p></section>
<section aria-labelledby="words"><h2 id="words">Some words</h2><p><b>Received</b>: your papers are here. <b>Accepted</b>: complete, and the clock runs. <b>Supplement</b>: you are told once what is missing. <b>Decided</b>, then <b>delivered</b> to you.</p></section>
</div>`;
}

function lights(language: Language): Markup[] {
  const zh = language === "zh";
  const rows = [
    ["ok", zh ? "用了不到七成的承诺时限" : "less than 70 % of the promise is used"],
    [
      "remind",
      zh
        ? "用到七成；承诺3个工作日以内的，到期前一个工作日"
        : "70 % is used; for promises up to 3 workdays, one workday before the end",
    ],
    ["yellow", zh ? "用到九成" : "90 % is used"],
    ["red", zh ? "过了承诺时限，承办机构要公开说明原因" : "past the promise: the body must publish why"],
    ["deep", zh ? "过了法定时限" : "past the limit of the law"],
    ["paused", zh ? "按法律暂停计时，写明为什么、等什么" : "stopped by law, with the reason and what is waited for"],
  ] as const;
  return rows.map(([light, text]) => html`<li>${lightBadge({ light, language })} ${text}</li>`);
}
