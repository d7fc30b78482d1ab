import { expect, test } from './hosts.js';

for (const host of ['browser', 'desktop'] as const) {
  test.describe(`on the ${host} host`, () => {
    test.use({ host });

    test('the app opens on its start page, and a new program shows its regions', async ({ app: { page } }) => {
      await expect(page).toHaveTitle(/Heapwright/);
      await expect(page.getByRole('banner')).toBeVisible();
      await expect(page.getByRole('main')).toBeVisible();
      await page.getByRole('button', { name: /New program/ }).click();
      await expect(page.getByRole('region', { name: 'Program' })).toBeVisible();
      await expect(page.getByRole('main', { name: 'Diagram' })).toBeVisible();
      await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    });
  });
}
