import { expect, test } from 'vitest'
import { signedInPage } from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import { addLetter, passages } from '#tests/support/posting.ts'
import { selectWithMouse } from '#tests/support/selecting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')

const signatories = ['Matrix Union', 'Access Alliance', 'Chaos Association', 'Rights Network']

test('the signatories of a joint letter are one tick and one line, and each of them holds the position', async () => {
  const letter = await addLetter(app, cookie, {
    title: 'Joint letter on encryption',
    partyRows: String(signatories.length),
    ...Object.fromEntries(
      signatories.flatMap((name, place) => [
        [`party.${place}.role`, 'author'],
        [`party.${place}.name`, name],
        [`party.${place}.capacity`, ''],
        [`party.${place}.organisation`, ''],
      ]),
    ),
  })
  await using opened = await signedInPage(browser, app, ana, {
    viewport: { width: 1440, height: 900 },
  })
  const { page } = opened
  await page.goto(letter)
  const jointly = page.getByLabel('Matrix Union and 3 signatories jointly')
  await jointly.waitFor()
  expect(await jointly.isChecked()).toBe(true)
  await page.getByText('One by one').click()
  await page.getByLabel('Chaos Association').uncheck()
  expect(await jointly.isChecked()).toBe(false)
  await jointly.check()
  expect(await page.getByLabel('Chaos Association').isChecked()).toBe(true)
  await selectWithMouse(page, passages[0])
  await page.keyboard.press('1')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: /^Save/ }).click()
  const card = page.getByRole('region', { name: 'Position 1: Encryption' })
  await card.getByText('Matrix Union and 3 signatories').waitFor()
  expect(
    app
      .rows<{ name: string }>(
        `select a.name from positions p join position_holders h on h.position_id = p.id
         join actors a on a.id = h.actor_id where p.letter_id = ? order by a.name`,
        letter.split('/').at(-1)!,
      )
      .map(({ name }) => name),
  ).toEqual([...signatories].sort())
  await card.getByRole('link', { name: 'Edit position 1' }).click()
  await page.getByRole('form', { name: 'Change a position' }).waitFor()
  expect(await jointly.isChecked(), 'one tick where a position is changed too').toBe(true)
  await jointly.uncheck()
  expect(await page.getByLabel('Chaos Association').isChecked()).toBe(false)
  await page.goto('/letters')
  await page
    .getByRole('row', { name: /Joint letter on encryption/ })
    .getByText('Matrix Union and 3 signatories')
    .waitFor()
})
