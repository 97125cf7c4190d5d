import type { Entry } from './blank';
import { NO_FIGURES } from './blank';

/**
 * 从上期复制: text, class, basis and reach of the earlier one. No day, no review, no opinion and no file comes along; figures only
 * where a person says so.
 */
export function copyEarlier(to: Entry, from: Entry, options: { readonly figures: boolean }): Entry {
  return {
    line: {
      ...to.line,
      title: from.line.title,
      disclosureClass: from.line.disclosureClass,
      reach: from.line.reach,
      unitKind: from.line.unitKind,
      place: from.line.place,
      figures: options.figures ? from.line.figures : NO_FIGURES,
    },
    body: {
      ...to.body,
      text: from.body.text,
      classReason: from.body.classReason,
      classArticle: from.body.classArticle,
      listBasis: from.body.listBasis,
      note: from.body.note,
    },
  };
}
