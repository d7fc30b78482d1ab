import { expect, test } from './hosts.js';

for (const host of ['browser', 'desktop'] as const) {
  test.describe(`on the ${host} host`, () => {
    test.use({ host });

    test('the app opens, with its regions for those who hear them', async ({ app: { page } }) => {
      await expect(page).toHaveTitle(/Heapwright/);
      await expect(page.getByRole('banner')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Program' })).toBeVisible();
      await expect(page.getByRole('main', { name: 'Diagram' })).toBeVisible();
      await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    });
  });
}
