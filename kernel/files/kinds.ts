import { type UploadKind, uploadKinds } from "#kernel/packs/settings.ts";
import type { Words } from "#kernel/text/words.ts";

/** What a kind of file is called, how its names end, and as what it is served. */
export type FileKind = {
  readonly title: Words;
  /** The first is the one that is recommended. */
  readonly extensions: readonly [string, ...string[]];
  readonly contentType: string;
  /** Browsers show it themselves, so that it may be looked at without being saved. */
  readonly shown: boolean;
};

const office = "application/vnd.openxmlformats-officedocument";
const shown = true;
const saved = { shown: false };

export const fileKinds: Readonly<Record<UploadKind, FileKind>> = {
  pdf: { title: { zh: "PDF文档", en: "PDF document" }, extensions: ["pdf"], contentType: "application/pdf", shown },
  ofd: {
    title: { zh: "OFD版式文件", en: "OFD document" },
    extensions: ["ofd"],
    contentType: "application/ofd",
    ...saved,
  },
  jpg: { title: { zh: "JPG图片", en: "JPEG picture" }, extensions: ["jpg", "jpeg"], contentType: "image/jpeg", shown },
  png: { title: { zh: "PNG图片", en: "PNG picture" }, extensions: ["png"], contentType: "image/png", shown },
  tif: {
    title: { zh: "TIF图片", en: "TIFF picture" },
    extensions: ["tif", "tiff"],
    contentType: "image/tiff",
    ...saved,
  },
  doc: {
    title: { zh: "Word文档（97—2003）", en: "Word document (97–2003)" },
    ...{ extensions: ["doc"], contentType: "application/msword", ...saved },
  },
  docx: {
    title: { zh: "Word文档", en: "Word document" },
    ...{ extensions: ["docx"], contentType: `${office}.wordprocessingml.document`, ...saved },
  },
  xls: {
    title: { zh: "Excel表格（97—2003）", en: "Excel workbook (97–2003)" },
    ...{ extensions: ["xls"], contentType: "application/vnd.ms-excel", ...saved },
  },
  xlsx: {
    title: { zh: "Excel表格", en: "Excel workbook" },
    ...{ extensions: ["xlsx"], contentType: `${office}.spreadsheetml.sheet`, ...saved },
  },
  dwg: { title: { zh: "DWG图纸", en: "DWG drawing" }, extensions: ["dwg"], contentType: "image/vnd.dwg", ...saved },
  dxf: { title: { zh: "DXF图纸", en: "DXF drawing" }, extensions: ["dxf"], contentType: "image/vnd.dxf", ...saved },
  zip: { title: { zh: "ZIP压缩包", en: "ZIP archive" }, extensions: ["zip"], contentType: "application/zip", ...saved },
};

/** The kind that a file's name says it is; none when the name ends like no kind that there is. */
export function kindByName(name: string): UploadKind | undefined {
  const extension = extensionOf(name);
  return uploadKinds.find((kind) => fileKinds[kind].extensions.includes(extension));
}

/** What stands behind a name's last dot, in small letters; empty without one. */
export const extensionOf = (name: string): string => /\.([^.]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Several kinds by how their names end, the same in both languages. */
export const endingsOf = (kinds: readonly UploadKind[]): string =>
  kinds.map((kind) => fileKinds[kind].extensions[0]).join(" ");
