import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why an application cannot be written on, or not be submitted. */
export const { texts: applicationRefusals, refuse: refuseApplication } = refusalsOf({
  APPLICATION_UNKNOWN: {
    rule: "APP-02",
    text: { zh: "没有用这个续办码能打开的申请。", en: "No application opens with this continue code." },
    next: {
      zh: "对照记下的续办码重写一遍：12位，形如AB12-CD34-EF56。登录后写的，也可以在事项的申请页上打开。",
      en: "Compare it with what you noted: 12 characters such as AB12-CD34-EF56. What you wrote signed in opens from the item's page for applying too.",
    },
    status: 404,
  },
  APPLICATION_EXPIRED: {
    rule: "APP-01",
    text: {
      zh: "这份没有提交的申请只保留到{day}，内容已经删去。",
      en: "This application was not submitted and was kept until {day}; what it held is removed.",
    },
    next: {
      zh: "从事项页重新开始；以前的办件不受影响。",
      en: "Start again from the item's page; other cases are untouched.",
    },
  },
  APPLICATION_KEPT: {
    rule: "APP-01",
    text: { zh: "这份申请还要保留到{day}。", en: "This application is kept until {day}." },
    next: { zh: "到期没有再存过的，系统自动清除。", en: "It is removed by itself then, unless it is saved again." },
  },
  APPLICATION_DISCARDED: {
    rule: "APP-01",
    text: { zh: "这份申请已经放弃，内容已经删去。", en: "This application was given up; what it held is removed." },
    next: { zh: "还要办的，从事项页重新开始。", en: "Start again from the item's page if it is still wanted." },
  },
  APPLICATION_SUBMITTED: {
    rule: "APP-02",
    text: { zh: "这份申请已经提交，不能再改。", en: "This application was submitted; it is not written on any more." },
    next: {
      zh: "用查询码看它办到哪一步；写错了的，等一次告知时补正，或者撤回后重新申请。",
      en: "Follow it by its query code; what was wrong is mended when you are told, or withdraw it and apply anew.",
    },
  },
  APPLICATION_TOO_LONG: {
    rule: "APP-03",
    text: {
      zh: "填写的内容合起来太长，这一页没有存上。",
      en: "Taken together the answers are too long; this page was not saved.",
    },
    next: { zh: "写得短些；长的说明作为材料交。", en: "Make it shorter; long explanations come as a paper." },
    status: 422,
  },
  CODE_TAKEN: {
    rule: "APP-02",
    text: { zh: "这个续办码已经用过。", en: "This continue code has been used." },
    next: { zh: "回到开始页，重新开始。", en: "Go back to the start page and begin again." },
  },
  SUBJECT_NOT_YOURS: {
    rule: "IDN-01",
    text: { zh: "您的账号不代表这个申请人。", en: "Your account does not speak for this applicant." },
    next: {
      zh: "换一个您代表的申请人，或者请经办人登录提交。",
      en: "Choose one that you speak for, or let its handler sign in.",
    },
    status: 403,
  },
  SUBJECT_MISSING: {
    rule: "IDN-01",
    text: { zh: "选择以谁的名义申请。", en: "Choose who applies." },
    next: { zh: "选好再提交。", en: "Choose, then submit." },
    status: 422,
  },
  POWER_MISSING: {
    rule: "LST-16",
    text: { zh: "选择到哪个机关办。", en: "Choose where it is handled." },
    next: { zh: "选好再继续。", en: "Choose, then go on." },
    status: 422,
  },
  ANSWERS_FAULTY: {
    rule: "LST-17",
    text: { zh: "还有{count}处要填写或者改正。", en: "{count} answers are missing or need correcting." },
    next: { zh: "逐处改好再提交；已经填的都存着。", en: "Correct them, then submit; everything typed is kept." },
    status: 422,
  },
  PAPER_NOT_HELD: {
    rule: "COM-05",
    text: {
      zh: "“{paper}”本市并不存有这个申请人的，不能算已有。",
      en: "The city does not hold “{paper}” for this applicant; it does not count as there.",
    },
    next: { zh: "回到材料页，换一种交法。", en: "Go back to the papers and choose another way." },
    status: 422,
  },
  STAGE_UNKNOWN: {
    rule: "CON-03",
    text: {
      zh: "这个项目现在没有第{stage}阶段要申请的事项。",
      en: "This project has nothing to apply for in stage {stage} now.",
    },
    next: { zh: "到项目页看哪个阶段可以申请。", en: "See on the project's page which stage is open." },
    status: 404,
  },
  SIGN_IN_TO_SUBMIT: {
    rule: "ACC-02",
    text: { zh: "登录以后才能提交。", en: "Sign in to submit." },
    next: {
      zh: "登录；或者记下续办码，带到窗口交，窗口凭码打开这份申请。",
      en: "Sign in; or note the continue code and bring it to a window, where it opens this application.",
    },
    status: 401,
  },
});
