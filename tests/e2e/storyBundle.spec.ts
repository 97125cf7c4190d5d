import { expect, test } from '../support/launch';
import type { Desk, Dropped } from './pages/desk';
import { openDesk } from './pages/shells';

/** From the sample to a confirmed batch. */
async function confirmSample(desk: Desk): Promise<void> {
  await desk.startSample();
  await desk.goToStage('确认');
  await desk.page.getByLabel('文号').fill('样政发〔2026〕3号');
  await desk.page.getByRole('button', { name: '确认这一批' }).click();
  await expect(desk.page.getByText('未发现隐私信息 ✓')).toBeVisible({ timeout: 20_000 });
}

async function setUpCounty(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.goTo('设置');
  await page.getByRole('radio', { name: '县（市、区）' }).check();
  await page.getByLabel('县名').fill('示例县');
  await page.getByLabel('6 位代码').fill('190101');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: '示例县' })).toBeVisible();
}

const spoil = (file: Dropped): Dropped => {
  const bytes = Uint8Array.from(file.bytes);
  const at = Math.floor(bytes.length / 3);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { name: file.name, bytes };
};

test('a township saves its postings, packs a package, and a county checks, trusts, reads and accepts it', async ({
  shell,
}) => {
  test.setTimeout(180_000);
  const township = await openDesk(shell);
  const { page } = township;
  let bundle: Dropped;
  let fingerprint: string;
  try {
    await confirmSample(township.desk);
    // R-S01: nothing leaves before the reviews; the way to the sheets stands beside it.
    await expect(page.getByRole('button', { name: '存为文件' })).toBeDisabled();
    await expect(page.getByText('还没有发布审查，请打印审批单，签字后登记。')).toBeVisible();
    await page.getByRole('button', { name: '打包上报' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '发布审查和保密审查已同意' })).toContainText('还没有');
    await township.desk.recordReview();
    await expect(page.getByRole('listitem').filter({ hasText: '发布审查和保密审查已同意' })).toContainText('好');
    await page.getByRole('button', { name: '回到公示' }).click();
    await page.getByRole('button', { name: '存为文件' }).click();
    const docx = await township.saved(() => page.getByText('东坝村存为 DOCX').click());
    expect(docx.name).toMatch(/东坝村.*\.docx$/);
    expect(Buffer.from(docx.bytes.subarray(0, 2)).toString()).toBe('PK');
    await expect(page.getByText('已存 1 个文件。')).toBeVisible();

    await page.getByRole('button', { name: '打包上报' }).click();
    await expect(page.getByText('报给：示例县')).toBeVisible();
    await page.getByLabel('监督电话').fill('0000-1234567');
    const pack = page.getByRole('button', { name: '生成上报包' });
    await expect(pack).toBeDisabled();
    await page.getByRole('checkbox', { name: /0000-1234567 是单位的公开电话/ }).check();
    bundle = await township.saved(() => pack.click());
    await expect(page.getByText('已读回核对', { exact: false })).toBeVisible({ timeout: 30_000 });
    expect(bundle.name).toMatch(/^gk-190101100000-[0-9a-f]{8}-000001-submission\.zip$/);
    expect(Buffer.from(bundle.bytes).toString('latin1')).not.toMatch(/190101(19|20)\d{9}[\dX]/);

    await township.desk.goTo('设置');
    await page.getByRole('tab', { name: '密钥' }).click();
    fingerprint = (await page.locator('.fingerprint').innerText()).trim();
  } finally {
    await township.close();
  }

  const county = await openDesk(shell);
  try {
    const window = county.page;
    await setUpCounty(county.desk);
    await county.desk.drop([spoil(bundle)]);
    await expect(window.getByText('没有通过')).toBeVisible({ timeout: 20_000 });
    await expect(window.locator('.ant-alert-error')).toContainText('请告诉送来的单位');
    await expect(window.getByRole('button', { name: '接收', exact: true })).toBeHidden();

    await county.desk.drop([bundle]);
    await expect(window.getByText('第一次收到这个单位的包', { exact: false })).toBeVisible({ timeout: 20_000 });
    await expect(window.getByRole('button', { name: '接收', exact: true })).toBeHidden();
    await window.getByRole('button', { name: '核对指纹' }).click();
    await expect(window.getByTestId('fingerprint')).toHaveText(fingerprint);
    const trust = window.getByRole('button', { name: '确认，以后都认这个单位' });
    await expect(trust).toBeDisabled();
    await window.getByRole('checkbox', { name: /逐组核对/ }).check();
    await trust.click();
    await expect(window.locator('[data-state="passed"]')).toHaveCount(6, { timeout: 20_000 });

    await window.getByRole('button', { name: '看内容' }).first().click();
    const posting = window.getByRole('dialog').frameLocator('iframe');
    await expect(posting.getByText('程水杰')).toBeVisible();
    expect(await posting.locator('body').innerText()).not.toMatch(/\d{15}/);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: '接收', exact: true }).click();
    await expect(window.getByText('已接收', { exact: true }).first()).toBeVisible();

    await county.desk.drop([bundle]);
    await expect(window.getByText('这个包以前收过', { exact: false })).toBeVisible({ timeout: 20_000 });
  } finally {
    await county.close();
  }
});
