import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from '../support/launch';
import { Desk, type Dropped } from './pages/desk';
import { csv, HEADER } from './pages/sheets';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const PNG = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1);
const OLD_OFFICE = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** An xlsx with a password is an old container around an encrypted package. */
const truncatedXls = (): Uint8Array => {
  const whole = new Uint8Array(700);
  whole.set(OLD_OFFICE);
  return whole;
};

const cases: readonly { readonly name: string; readonly file: Dropped; readonly says: RegExp }[] = [
  { name: 'an empty file', file: { name: '空.csv', bytes: bytes() }, says: /空文件/ },
  { name: 'headers without rows', file: csv('只有表头.csv', [HEADER]), says: /只有表头，没有数据行/ },
  { name: 'a picture renamed .csv', file: { name: '照片.csv', bytes: PNG }, says: /是一张图片/ },
  { name: 'a truncated xls', file: { name: '截断.xls', bytes: truncatedXls() }, says: /不完整或已损坏/ },
  {
    name: 'one enormous line',
    file: { name: '一行.csv', bytes: strToU8(`${HEADER}\n${'赵'.repeat(3_000_000)}`) },
    says: /第 2 行超过/,
  },
  {
    name: 'an archive that is no workbook',
    file: { name: '压缩包.xlsx', bytes: zipSync({ 'readme.txt': strToU8('x') }) },
    says: /不是表格文件|不完整或已损坏|没有可读的工作表/,
  },
];

async function expectUsable(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await new Desk(page).goTo('补贴发放');
  await expect(page.getByText('还没有发放批次', { exact: false })).toBeVisible();
}

for (const { name, file, says } of cases)
  test(`${name} is refused with one clear sentence and nothing is stored`, async ({ openApp }) => {
    const page = await openApp();
    await new Desk(page).drop([file]);
    const dialog = page.getByRole('dialog', { name: '没有读入' });
    await expect(dialog).toBeVisible({ timeout: 30_000 });
    await expect(dialog).toContainText(says);
    await expect(dialog).toContainText('什么都没有保存');
    await expectUsable(page);
  });

test('a batch in which no row is valid opens with its problems and cannot be confirmed', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([csv('东坝村.csv', [HEADER, '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,见备注'])]);
  await expect(desk.count('imported')).toHaveText('0');
  await desk.goToStage('确认');
  await expect(page.getByText('没有一行可以收入，不能确认', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: '确认这一批' })).toBeDisabled();
});

test('a good and a bad file together: the good one is taken in, the bad one is named', async ({ openApp }) => {
  const page = await openApp();
  const desk = new Desk(page);
  await desk.drop([
    csv('东坝村 (1).csv', [HEADER, '1,东坝村,一组,赵光,190101195209232940,1.00,86.37,86.37']),
    { name: '东坝村 (1).CSV', bytes: PNG },
  ]);
  await expect(page.getByRole('dialog', { name: '有文件没有读入' })).toContainText('东坝村 (1).CSV');
  await page.getByRole('button', { name: '关闭' }).last().click();
  await expect(desk.count('imported')).toHaveText('1');
});
