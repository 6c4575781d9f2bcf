import { refusalsOf } from "#kernel/records/refusal.ts";

/** Refusals of signing in. Rules ACC-… are the kernel's own. */
export const { texts: signInRefusals, refuse: refuseSignIn } = refusalsOf({
  SIGN_IN_FAILED: {
    rule: "ACC-04",
    text: {
      zh: "账号或密码不对，或者该账号已停用。",
      en: "The account or the password is not right, or the account is no longer active.",
    },
    next: { zh: "核对后再试；忘记密码请找本单位管理员。", en: "Check them and try again, or ask your administrator." },
    status: 401,
  },
  SIGN_IN_UNFILLED: {
    rule: "ACC-04",
    text: { zh: "填写账号和密码。", en: "Fill in the account and the password." },
    next: { zh: "两项都填好，再登录。", en: "Fill in both, then sign in." },
    status: 422,
  },
  DEMO_ONLY: {
    rule: "ACC-05",
    text: {
      zh: "不用密码的演示登录只在演示城市开放。",
      en: "Signing in without a password is open in a demo city only.",
    },
    next: { zh: "用账号和密码登录。", en: "Sign in with account and password." },
    status: 403,
  },
  DEMO_ACCOUNT_UNKNOWN: {
    rule: "ACC-05",
    text: { zh: "“{account}”不是演示账号。", en: "“{account}” is not a demo account." },
    next: { zh: "从登录页的演示角色中选一个。", en: "Choose one of the demo roles on the sign-in page." },
    status: 422,
  },
  PERSON_UNKNOWN: {
    rule: "ACC-06",
    text: { zh: "通讯录里没有账号“{account}”。", en: "There is no account “{account}” in the directory." },
    next: { zh: "先登记人员，再给他设密码。", en: "Enter the person first, then give them a password." },
    status: 404,
  },
  PERSON_INACTIVE: {
    rule: "ACC-06",
    text: {
      zh: "账号“{account}”已停用，不能设密码。",
      en: "The account “{account}” is no longer active: it gets no password.",
    },
    next: { zh: "先在通讯录里恢复该人员，再给他设密码。", en: "Make the person active in the directory first." },
    status: 409,
  },
  PASSWORD_WEAK: {
    rule: "ACC-07",
    text: { zh: "密码须为{least}至{most}个字符。", en: "A password has {least} to {most} characters." },
    next: { zh: "换一个长一些的密码。", en: "Choose a longer one." },
    status: 422,
  },
});
