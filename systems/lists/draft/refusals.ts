import { refusalsOf } from "#kernel/records/refusal.ts";

/** What can be wrong with an entry, each told at its field: to who writes it, to a file's row, and at publication. */
export const { texts: draftRefusals, refuse: fault } = refusalsOf({
  DRAFT_NO_BASIS: {
    rule: "LST-12",
    article: "行政许可法 第十四条至第十七条",
    text: {
      zh: "“{kind}”没有设定依据：没有依据的权力不能上清单。",
      en: "This {kind} has no basis: a power without one cannot be listed.",
    },
    next: {
      zh: "写上法律、法规的名称和条款，如“建筑法 第8条”。",
      en: "Name the law and the article, such as “建筑法 第8条”.",
    },
    status: 422,
  },
  DRAFT_BASIS_KIND: {
    rule: "LST-12",
    text: {
      zh: "列出的依据里，没有一件可以设定{kind}：{laws}。",
      en: "None of the documents named may set a {kind}: {laws}.",
    },
    next: {
      zh: "写上{setters}；{never}。",
      en: "Name {settersEn}; {neverEn}.",
    },
    status: 422,
  },
  DRAFT_BASIS_UNKNOWN: {
    rule: "LST-12",
    text: {
      zh: "依据目录里没有“{laws}”，无法核对它的种类和有效期。",
      en: "The register of laws does not have “{laws}”: its kind and dates cannot be checked.",
    },
    next: {
      zh: "核对名称；确有其文的，先登记到依据目录。",
      en: "Check the name; if the document exists, register it first.",
    },
    status: 422,
  },
  DRAFT_BASIS_ENDED: {
    rule: "LST-12",
    text: {
      zh: "依据在生效日{on}已经失效：{laws}。",
      en: "On the effective date {on} the basis is no longer in force: {laws}.",
    },
    next: {
      zh: "换成现行依据；没有现行依据的事项应当取消。",
      en: "Name one in force; an item without any must be cancelled.",
    },
    status: 422,
  },
  DRAFT_LIMIT: {
    rule: "LST-03",
    text: {
      zh: "法定时限的天数“{days}”与单位“{unit}”不相配。",
      en: "The legal limit's days “{days}” do not go with its unit “{unit}”.",
    },
    next: {
      zh: "没有法定时限：天数留空；当场办结：0；其余写天数。",
      en: "No limit: leave days empty; on the spot: 0; otherwise the number.",
    },
    status: 422,
  },
  DRAFT_PROMISE: {
    rule: "CLK-19",
    article: "优化营商环境条例 第三十六条",
    text: {
      zh: "承诺{promised}个工作日，长于法定时限{legal}。",
      en: "A promise of {promised} workdays is longer than the law's limit of {legal}.",
    },
    next: { zh: "承诺时限改为不超过法定时限。", en: "Promise no more than the law allows." },
    status: 422,
  },
  DRAFT_LEGAL_LIMIT: {
    rule: "CLK-11",
    article: "行政许可法 第四十二条",
    text: {
      zh: "写的法定时限是{legal}个工作日，而依据里只有行政许可法，它的一般时限是20个工作日。",
      en: "The legal limit is written as {legal} workdays, but only 行政许可法 is cited, whose general limit is 20.",
    },
    next: {
      zh: "改为不超过20个工作日，或写上另定时限的法律、法规。",
      en: "Make it 20 at most, or cite the law that sets another limit.",
    },
    status: 422,
  },
  DRAFT_FEE: {
    rule: "LST-15",
    article: "行政许可法 第五十八条",
    text: {
      zh: "收费“{fee}”没有公布的、在生效日有效的法律、行政法规依据，不能收。",
      en: "The fee “{fee}” has no published law or administrative regulation in force behind it and may not be charged.",
    },
    next: {
      zh: "在“收费”里写明项目、标准和依据；没有依据的写“无”。",
      en: "Give name, standard and basis under fees; without a basis write 无.",
    },
    status: 422,
  },
  DRAFT_CERTIFICATE: {
    rule: "COM-03",
    article: "民发〔2020〕20号",
    text: {
      zh: "“{paper}”是村（居）委会不应出具的证明，不能作为材料。",
      en: "“{paper}” is a certificate that a committee must not issue; it cannot be asked for.",
    },
    next: { zh: "删去，或写明由哪个部门出具、通过共享核验。", en: "Remove it, or name the body that does issue it." },
    status: 422,
  },
  DRAFT_PAPER_HELD: {
    rule: "COM-05",
    article: "国务院关于在线政务服务的若干规定 第七条",
    text: {
      zh: "材料“{paper}”由本市的“{maker}”出具，不能再向申请人要。",
      en: "The city's own “{maker}” yields the paper “{paper}”: it may not be asked of the applicant.",
    },
    next: { zh: "来源改为{code}，由系统调取。", en: "Make {code} its source; the system fetches it." },
    status: 422,
  },
  DRAFT_TWICE: {
    rule: "LST-17",
    text: { zh: "“{name}”写了两次。", en: "“{name}” stands twice." },
    next: { zh: "删去一个。", en: "Remove one of them." },
    status: 422,
  },
  DRAFT_STEPS: {
    rule: "LST-17",
    text: {
      zh: "各步骤合计{days}个工作日，超过承诺的{promised}个。",
      en: "The steps take {days} workdays in all, more than the {promised} promised.",
    },
    next: { zh: "压缩步骤，或改承诺。", en: "Shorten the steps, or change the promise." },
    status: 422,
  },
  DRAFT_NO_POWER: {
    rule: "LST-16",
    text: { zh: "没有写由哪个机构行使。", en: "It names no body that is to have the power." },
    next: { zh: "选定实施机关、区划和方式。", en: "Choose the body, its division and the mode." },
    status: 422,
  },
  DRAFT_BODY: {
    rule: "IDN-06",
    text: { zh: "没有编号为“{body}”的机构。", en: "There is no body “{body}”." },
    next: { zh: "在机构目录中查找编号。", en: "Look up its id in the directory." },
    status: 422,
  },
  DRAFT_NOT_AN_ORGAN: {
    rule: "LST-13",
    article: "行政许可法 第二十四条",
    text: {
      zh: "“{body}”不是行政机关，不能行使{kind}。",
      en: "“{body}” is not an administrative organ and cannot hold a {kind}.",
    },
    next: {
      zh: "写有权的机关；村（居）委会只能受理、代办或提供公共服务。",
      en: "Name the organ that has it; a committee can receive, forward or serve.",
    },
    status: 422,
  },
  DRAFT_BODY_ENDED: {
    rule: "IDN-06",
    text: {
      zh: "机构“{body}”在生效日{on}不存续。",
      en: "On the effective date {on} the body “{body}” does not exist.",
    },
    next: { zh: "改为那一天存续的机构，如它的承接机构。", en: "Name a body of that day, such as its successor." },
    status: 422,
  },
  DRAFT_BODY_DIVISION: {
    rule: "IDN-06",
    text: {
      zh: "在生效日{on}没有编号为“{division}”的区划。",
      en: "On the effective date {on} there is no division “{division}”.",
    },
    next: { zh: "在区划目录中查找编号。", en: "Look up its code in the list of divisions." },
    status: 422,
  },
  DRAFT_BODY_PRINCIPAL: {
    rule: "LST-13",
    article: "行政许可法 第二十四条",
    text: {
      zh: "“{body}”不是行政机关，不能以它的名义行使职权。",
      en: "“{body}” is not an administrative organ: nothing is done in its name.",
    },
    next: { zh: "写委托或派出的行政机关。", en: "Name the organ that entrusts or stations." },
    status: 422,
  },
  DRAFT_POWER_TWICE: {
    rule: "LST-16",
    text: {
      zh: "“{body}”在“{division}”写了两项职权；一个机构在一个区划只有一项。",
      en: "“{body}” stands twice for “{division}”: a body has one power in a division.",
    },
    next: { zh: "删去一行，留下对的行使方式。", en: "Remove one line and keep the right mode." },
    status: 422,
  },
  DRAFT_SUPERVISOR_TWICE: {
    rule: "LST-09",
    text: { zh: "监管机构“{body}”写了两次。", en: "The supervising body “{body}” stands twice." },
    next: { zh: "合成一条，检查内容逐项列出。", en: "Make it one entry and list its checks there." },
    status: 422,
  },
  DRAFT_SUPERVISION_ORGAN: {
    rule: "LST-13",
    article: "行政许可法 第六十一条",
    text: {
      zh: "“{body}”不是行政机关，不能监管{kind}。",
      en: "“{body}” is not an administrative organ and cannot supervise a {kind}.",
    },
    next: { zh: "写有监管职责的行政机关。", en: "Name the organ whose duty it is." },
    status: 422,
  },
  DRAFT_BINDING: {
    rule: "INV-08",
    text: {
      zh: "“{kind}”有约束力；只有没有设定依据的公共服务才只提意见。",
      en: "A {kind} binds; only a service without a legal basis does not.",
    },
    next: {
      zh: "勾选“有设定依据”并写明依据，或改为公共服务。",
      en: "Say that it has a basis and name it, or make it a service.",
    },
    status: 422,
  },
  DRAFT_IN_NAME_OF: {
    rule: "LST-13",
    text: {
      zh: "委托和派驻必须写明以谁的名义，自有和下放不写（{body}）。",
      en: "Entrusted and stationed powers say in whose name; own and delegated ones do not ({body}).",
    },
    next: { zh: "补上或删去“以谁的名义”。", en: "Add or remove “in the name of”." },
    status: 422,
  },
  DRAFT_SUPERVISION: {
    rule: "LST-09",
    article: "行政许可法 第六十一条",
    text: {
      zh: "这项许可没有监管条目：谁批准、谁监管，没有监管的许可不能上线。",
      en: "This permit has no supervision entry: what nobody supervises cannot be published.",
    },
    next: {
      zh: "在“监管”里写明监管机关、查什么、多久查一次。",
      en: "Say under supervision which body checks what, and how often.",
    },
    status: 422,
  },
  DRAFT_FORM: {
    rule: "LST-17",
    text: { zh: "表单有误：{fault}", en: "The form is at fault: {faultEn}" },
    next: { zh: "改正表单的这一处。", en: "Correct this place of the form." },
    status: 422,
  },
  DRAFT_CONDITION: {
    rule: "CON-13",
    text: { zh: "适用条件读不懂：{fault}", en: "The condition cannot be read: {faultEn}" },
    next: { zh: '写成FEEL，如 project.landMode = "出让"。', en: 'Write FEEL, such as project.landMode = "出让".' },
    status: 422,
  },
});
