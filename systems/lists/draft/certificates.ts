/** Certificates that a residents' or villagers' committee must not issue: 民发〔2020〕20号, first list (COM-03). */
const forbidden = [
  "亲属关系",
  "居民身份信息",
  "户口登记项目内容变更申请",
  "居民养犬",
  "无犯罪记录",
  "社区戒毒社区康复人员情况",
  "人员失踪",
  "婚姻状况",
  "出生",
  "健在",
  "死亡",
  "疾病状况",
  "残疾状况",
  "婚育状况",
  "居民就业状况",
  "居民个人档案",
  "居民财产",
  "遗产继承权",
  "市场主体住所",
  "证件遗失",
];

const committee = /社区|村委会|居委会|村民委员会|居民委员会|村（居）/;

/** True for such a certificate where a committee is to issue it; other issuers may. */
export function forbiddenCertificate(paper: string, issuer: string | undefined): boolean {
  const ofCommittee = committee.test(issuer ?? "") || committee.test(paper);
  return ofCommittee && forbidden.some((name) => paper.includes(`${name}证明`) || paper.includes(`${name}的证明`));
}
