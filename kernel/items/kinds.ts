/** 权力种类 (LST-01): the ten kinds of power, in the order of the national codes 01 to 10. */
export const powerKinds = [
  "行政许可",
  "行政处罚",
  "行政强制",
  "行政征收",
  "行政给付",
  "行政检查",
  "行政确认",
  "行政奖励",
  "行政裁决",
  "其他行政权力",
] as const;

/** 公共服务 stands beside them and is no power. */
export const publicService = "公共服务";

/** 非行政许可审批 was abolished by 国发〔2015〕27号; only history has it. */
export const abolishedKind = { kind: "非行政许可审批", from: "2015-05-10" } as const;

export const itemKinds = [...powerKinds, publicService] as const;
export type ItemKind = (typeof itemKinds)[number];
