import type { Jieba } from "@node-rs/jieba";

let dictionary: Promise<Jieba> | undefined;

/**
 * Cuts Chinese text into words, also the words inside longer ones (人民政府: 人民, 政府, 人民政府).
 * The dictionary takes 0.2 s to load, so it is loaded when first needed.
 */
export async function segmenter(): Promise<(text: string) => string[]> {
  dictionary ??= loadDictionary();
  const jieba = await dictionary;
  return (text) => jieba.cutForSearch(text, true);
}

async function loadDictionary(): Promise<Jieba> {
  const [{ Jieba }, { dict }] = await Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict.js")]);
  return Jieba.withDict(dict);
}
