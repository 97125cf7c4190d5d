import { text } from '../../../resources';
import { fillText, type Params } from '../../../shared/kernel';

/** The grid's own words, resources/text/zh-CN/grid.json. */
export const gridText = (key: string, params?: Params): string => fillText(text, `grid.${key}`, params);
