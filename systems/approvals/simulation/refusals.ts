import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a step cannot be simulated, or an opinion not be taken over. */
export const { texts: simulationRefusals, refuse: refuseSimulation } = refusalsOf({
  SIMULATION_LACKS_MORE: {
    rule: "INV-09",
    text: {
      zh: "“{step}”还缺{papers}，不是本市可以容缺模拟的材料。",
      en: "“{stepEn}” lacks {papers} as well, which may not be missing in a simulation.",
    },
    next: {
      zh: "先提交这些材料，或者等前面的步骤出模拟意见。",
      en: "Bring these first, or wait for the simulated opinions of the steps before.",
    },
    status: 422,
  },
  SIMULATION_NOT_NEEDED: {
    rule: "INV-09",
    text: {
      zh: "“{step}”材料已齐，正式办理，不做模拟审批。",
      en: "All papers of “{stepEn}” are there: it is handled formally, and not simulated.",
    },
    next: { zh: "看它的正式办件。", en: "Look at its formal case." },
  },
  SIMULATION_RUNS: {
    rule: "INV-09",
    text: { zh: "“{step}”已在模拟审批。", en: "“{stepEn}” is being simulated already." },
    next: { zh: "等它的模拟意见，或看已出的意见。", en: "Wait for its opinion, or look at the one there is." },
  },
  SIMULATION_NOT_BINDING: {
    rule: "INV-09",
    text: {
      zh: "“{procedure}”只做了模拟审批，不具法律效力；缺{papers}，不能正式办理，也不能发证。",
      en: "“{procedure}” was only simulated, which binds nobody; without {papers} it cannot be handled, nor a permit be given.",
    },
    next: { zh: "缺的材料到了，再转为正式办理。", en: "Turn it into a formal case once the missing paper is there." },
  },
  SIMULATION_OVER: {
    rule: "INV-09",
    text: { zh: "这次模拟审批已经结束。", en: "This simulation is over." },
    next: { zh: "需要的话重新发起。", en: "Begin another one if it is needed." },
  },
  SIMULATION_UNSAID: {
    rule: "INV-09",
    text: { zh: "还没有模拟意见，没有可转换的。", en: "There is no simulated opinion yet that could be taken over." },
    next: { zh: "材料已齐的，直接受理正式办件。", en: "If all papers are there, accept the formal case." },
  },
  SIMULATION_UNRIPE: {
    rule: "INV-09",
    text: {
      zh: "缺的材料还没有到（{papers}），不能转为正式办理。",
      en: "The missing papers ({papers}) are not there yet: it cannot become a formal case.",
    },
    next: {
      zh: "材料到了再转换；时限从正式受理起算。",
      en: "Convert it when they are; the limit runs from formal acceptance.",
    },
  },
  SIMULATION_STALE: {
    rule: "INV-09",
    text: {
      zh: "出具模拟意见以后有变化（{changes}），不复核不能沿用。",
      en: "Something has changed since the opinion was given ({changesEn}): it is not taken over without another look.",
    },
    next: {
      zh: "重新审查，再出一次模拟意见，或者正式受理后重新审查。",
      en: "Look again and give the opinion anew, or review the formal case.",
    },
  },
});
