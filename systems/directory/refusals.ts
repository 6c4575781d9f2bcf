import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a directory command says no: by which rule and article, and what to do next. */
export const { texts: directoryRefusals, refuse } = refusalsOf({
  CREDIT_CODE_FAULT: {
    rule: "IDN-01",
    article: "GB 32100-2015",
    text: { zh: "{fault}。", en: "{faultEn}." },
    next: { zh: "{next}。", en: "{nextEn}." },
    status: 422,
  },
  RESIDENT_NUMBER_FAULT: {
    rule: "IDN-02",
    article: "GB 11643",
    text: { zh: "{fault}。", en: "{faultEn}." },
    next: { zh: "{next}。", en: "{nextEn}." },
    status: 422,
  },
  // Says nothing of whose number it is: who is registered is not public (IDN-02).
  // cut: refusal
  IDENTIFIER_REGISTERED: {
    rule: "IDN-02",
    article: "个人信息保护法 第三十四条",
    text: { zh: "这个号码已经登记过，不能再登记一次。", en: "This number is registered already." },
    next: {
      zh: "核对号码；窗口按完整号码查询即可找到已有的登记。",
      en: "Check the number; a window clerk finds the present entry by the full number.",
    },
  },
  // end: refusal
  MAILBOX_SAME: {
    rule: "NTC-02",
    text: { zh: "登记的就是这个电子邮箱。", en: "This is the e-mail address on record already." },
    next: { zh: "不用再办。", en: "Nothing needs to be done." },
  },
  MAILBOX_NONE: {
    rule: "NTC-02",
    text: { zh: "没有登记电子邮箱。", en: "There is no e-mail address on record." },
    next: { zh: "不用停用；要收邮件的，先登记一个。", en: "There is none to remove; give one to get e-mails." },
  },
  DIVISION_UNKNOWN: {
    rule: "IDN-03",
    text: { zh: "没有代码为“{division}”的行政区划。", en: "There is no division with the code “{division}”." },
    next: { zh: "从区划列表中选择。", en: "Choose from the list of divisions." },
    status: 422,
  },
  SUBJECT_SAME: {
    rule: "IDN-06",
    text: { zh: "登记的就是这个名字。", en: "This is the name on record already." },
    next: { zh: "按证明文件填写变更后的名字。", en: "Enter the name after the change, as the proof has it." },
    status: 422,
  },
  SUBJECT_DAY: {
    rule: "IDN-06",
    text: {
      zh: "变更日期不能晚于今天（{today}），也不能早于上一次变更（{since}）。",
      en: "The day of the change is not after today ({today}) nor before the change before it ({since}).",
    },
    next: { zh: "按证明文件上的日期填写。", en: "Enter the day that the proof bears." },
    status: 422,
  },
  NO_REPRESENTATIVE: {
    rule: "IDN-06",
    text: { zh: "自然人没有法定代表人。", en: "A natural person has no legal representative." },
    next: { zh: "更名的，选“更名”。", en: "For a new name, choose the change of name." },
    status: 422,
  },
  SPEAKS_FOR_THEMSELVES: {
    rule: "DIR-01",
    article: "个人信息保护法 第六条",
    text: {
      zh: "这个账号已经登记过本人，只登记一次。",
      en: "This account has registered its own person; that is done once.",
    },
    next: { zh: "号码登记错了的，带证件到窗口改。", en: "If the number was wrong, bring your card to a window." },
  },
  NOT_THE_ACCOUNT: {
    rule: "DIR-01",
    text: {
      zh: "只能为自己登记：登记的姓名要与账号“{speaker}”的姓名一致，且本人登录办理。",
      en: "Only for oneself: the name must be that of the account “{speaker}”, and its holder must be signed in.",
    },
    next: {
      zh: "按账号的姓名填写；替别人登记的，由窗口或代办员办理。",
      en: "Enter the account's own name; for others, a window clerk or agent registers.",
    },
    status: 422,
  },
  LOOK_CASE_NEEDED: {
    rule: "COM-12",
    article: "个人信息保护法 第六条",
    text: {
      zh: "查看自然人的号码要写明为哪一件办件。",
      en: "To look at a person's number, name the case it is needed for.",
    },
    next: { zh: "写这个人正在本机构办理的件。", en: "Name a running case of this person at your own body." },
    status: 422,
  },
  LOOK_CASE_STRANGE: {
    rule: "COM-12",
    article: "个人信息保护法 第六条",
    text: {
      zh: "办件“{case}”不是这个主体申请的，或者已经办完，不能据此查看。",
      en: "Case “{case}” was not applied for by this subject, or is over: it gives no ground to look.",
    },
    next: { zh: "写这个主体正在办理的件。", en: "Name a running case of this subject." },
    status: 422,
  },
  LOOK_NOT_OPEN: {
    rule: "COM-12",
    article: "个人信息保护法 第六条",
    text: {
      zh: "没有可用的查看记录：只有本人在登记查看后五分钟内能看到。",
      en: "There is no open look: only who asked for it sees the value, for five minutes.",
    },
    next: { zh: "需要再看的，写明用途重新登记。", en: "To look again, ask again and say what for." },
    status: 403,
  },
  PERSON_NOT_ACTIVE: {
    rule: "DIR-02",
    text: {
      zh: "没有“{person}”这个人员，或者账号已停用。",
      en: "There is no person “{person}”, or they are inactive.",
    },
    next: { zh: "从在册人员中选择。", en: "Choose somebody who is active." },
    status: 422,
  },
  OUTSIDE_POST: {
    rule: "DIR-02",
    text: {
      zh: "这段时间超出了岗位存在的时间（{from}起至{to}）。",
      en: "The dates lie outside the life of the post (from {from} to {to}).",
    },
    next: {
      zh: "改正起止日；机构合并后用承接机构的岗位。",
      en: "Correct the dates, or use the successor body's post.",
    },
    status: 422,
  },
  DAY_OVER: {
    rule: "DIR-02",
    text: {
      zh: "{day}已经过去：职权不能倒签，最早从{today}起。",
      en: "{day} is over: powers are not backdated; {today} is the earliest.",
    },
    next: { zh: "从今天或以后的某天起。", en: "Choose today or a later day." },
    status: 422,
  },
  PERIOD_EMPTY: {
    rule: "DIR-02",
    text: { zh: "终止日{to}应晚于起始日{from}。", en: "The end {to} must be after the start {from}." },
    next: { zh: "终止日是不再任岗的第一天。", en: "The end is the first day that no longer counts." },
    status: 422,
  },
  POST_HELD: {
    rule: "DIR-02",
    text: { zh: "此人在这段时间已任这个岗位。", en: "This person holds the post in that time already." },
    next: { zh: "先结束原来的任岗，或另选时间。", en: "End the present holding first, or choose other dates." },
  },
  OWN_ASSIGNMENT: {
    rule: "DIR-03",
    text: { zh: "不能给自己任岗、离岗或替岗。", en: "Nobody assigns or ends a post of their own." },
    next: { zh: "请管理员或另一位负责人办理。", en: "Ask an administrator or another head." },
  },
  ADMINISTRATOR_ONLY: {
    rule: "DIR-03",
    text: {
      zh: "“管理员”和“监察”“审计”岗只能由管理员任免。",
      en: "Only an administrator assigns administrators, supervisors and auditors.",
    },
    next: { zh: "请管理员办理。", en: "Ask an administrator." },
    status: 403,
  },
  HOLDING_OVER: {
    rule: "DIR-02",
    text: { zh: "这次任岗已于{to}结束。", en: "This holding ended on {to}." },
    next: { zh: "查看现在的任岗人。", en: "See who holds the post now." },
  },
  STANDS_FOR_NO_HOLDER: {
    rule: "COM-07",
    text: {
      zh: "被替的人在{from}至{to}并不一直任这个岗位。",
      en: "The person stood in for does not hold the post from {from} to {to} throughout.",
    },
    next: { zh: "写这段时间的任岗人，或改正起止日。", en: "Name who holds it in that time, or correct the dates." },
    status: 422,
  },
  SUBSTITUTE_TWICE: {
    rule: "COM-07",
    text: { zh: "此人在这段时间已经替这个岗位。", en: "This person stands in at the post in that time already." },
    next: { zh: "改正起止日。", en: "Correct the dates." },
  },
  OFFICE_CODE_SHAPE: {
    rule: "DOC-04",
    text: {
      zh: "机关代字“{officeCode}”不是2到12个汉字。",
      en: "The office code “{officeCode}” is not 2 to 12 Chinese characters.",
    },
    next: {
      zh: "写成“余发改审字”这样，不带年份和序号。",
      en: "Write it like 余发改审字, without year or serial number.",
    },
    status: 422,
  },
  OWN_BODY: {
    rule: "DIR-03",
    text: {
      zh: "不能合并自己任管理员的机构：合并后就没有您这个岗位了。",
      en: "Nobody merges the body at which they are administrator: the post would end with it.",
    },
    next: {
      zh: "先在别的机构任命管理员，由其办理。",
      en: "Assign an administrator at another body first, who then does it.",
    },
  },
  OFFICE_CODE_TAKEN: {
    rule: "DOC-04",
    text: {
      zh: "这个机关代字已有机构在用，两个机构的文号会混在一起。",
      en: "Another body has this office code: the two would share one series of numbers.",
    },
    next: { zh: "换一个机关代字。", en: "Choose another office code." },
  },
  NAME_DAY: {
    rule: "IDN-06",
    text: {
      zh: "新名称的起始日{on}应晚于现名称的起始日{from}，并在机构存续期内。",
      en: "The new name's day {on} must be after the present name's {from} and within the body's life.",
    },
    next: { zh: "改正起始日。", en: "Correct the day." },
    status: 422,
  },
  NAME_SAME: {
    rule: "IDN-06",
    text: { zh: "机构现在就叫“{name}”。", en: "The body has the name “{name}” already." },
    next: { zh: "填写新的名称。", en: "Enter the new name." },
    status: 422,
  },
  BODY_HAS_ENDED: {
    rule: "STF-07",
    text: { zh: "机构在{on}已经终止或已定终止日。", en: "On {on} the body has ended, or its end is set." },
    next: { zh: "查看它的承接机构。", en: "See its successor." },
  },
  SUCCESSOR_UNFIT: {
    rule: "STF-07",
    text: {
      zh: "“{successor}”在{on}不是存续的另一个机构，不能承接。",
      en: "“{successor}” is not another body in existence on {on}: it cannot succeed.",
    },
    next: { zh: "先设立承接机构，或改正日期。", en: "Set up the successor first, or correct the day." },
    status: 422,
  },
  CASES_OF_THE_DAY: {
    rule: "LST-16",
    article: "行政许可法 第二十二条",
    text: {
      zh: "{on}当天原机构已经收了{count}件，收件时它有职权，不能倒改。",
      en: "The body received {count} cases on {on}; it had the power then, which cannot be undone.",
    },
    next: { zh: "从次日起合并。", en: "Merge from the next day on." },
  },
  MERGER_NOT_DUE: {
    rule: "STF-07",
    text: { zh: "机构没有承接机构，或者合并日还没有到。", en: "The body has no successor, or the day has not come." },
    next: { zh: "合并日一到，系统自动移交。", en: "The system moves the cases on the day itself." },
  },
  POWER_OVERLAP: {
    rule: "LST-16",
    text: {
      zh: "承接机构在这段时间已有同一事项、同一区划的职权。",
      en: "The successor has a power of the same item and division in that time already.",
    },
    next: { zh: "先在权力清单中改正重叠的职权。", en: "Correct the overlapping power in the power list first." },
  },
});
