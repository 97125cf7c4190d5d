import { expect, test } from '../support/launch';

test('opens a window that says it is ready', async ({ openApp }) => {
  const page = await openApp();
  await expect(page).toHaveTitle('公开台');
});
