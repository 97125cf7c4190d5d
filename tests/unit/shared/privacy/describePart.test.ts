import { expect, it } from 'vitest';
import text from '../../../../resources/text/zh-CN/privacy.json';
import { describePart } from '../../../../shared/privacy';

it('parts are told in Chinese, names inside a package stay as they are', () => {
  expect(describePart(text, 'page 12')).toBe('第12页');
  expect(describePart(text, 'data/a01.pdf › page 2')).toBe('data/a01.pdf › 第2页');
  expect(describePart(text, 'fileName')).toBe('文件名');
  expect(describePart(text, 'word/document.xml')).toBe('正文');
  expect(describePart(text, 'a01.docx › word/footer2.xml')).toBe('a01.docx › 页脚');
  expect(describePart(text, '东坝村')).toBe('东坝村');
});
