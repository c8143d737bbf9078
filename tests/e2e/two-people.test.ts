import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  addAccount,
  cookieOf,
  follow,
  signedInPage,
  stored,
  type Account,
  dossierPath,
} from '#tests/support/app.ts'
import { openedFor } from '#tests/support/opened.ts'
import {
  addLetter,
  addPosition,
  letterForm,
  openLetter,
  passages,
  positionForm,
  post,
} from '#tests/support/posting.ts'

const { app, browser, account: ana, cookie } = await openedFor('coder', 'Ana Kovač')
const ben = await addAccount(app, 'editor', 'Ben Okafor')

/** The page of one of them, ready for work. */
async function opened(who: Account, path: string) {
  const window = await signedInPage(browser, app, who)
  await window.page.goto(path)
  await window.page.getByRole('button', { name: /^Keys/ }).waitFor()
  return window
}

const positionOf = (id: string) =>
  app.rows('select level, note, status, revision from positions where id = ?', id)[0]

test('who saves second overwrites nothing, keeps what was typed, and may then put theirs in place', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Signal' })
  const id = await addPosition(app, cookie, letter)
  await using first = await opened(ana!, `${letter}?edit=${id}`)
  await using second = await opened(ben!, `${letter}?edit=${id}`)
  await first.page.getByRole('radio', { name: 'Strongly supports' }).check()
  await first.page.getByRole('button', { name: /^Save/ }).click()
  await first.page.getByRole('form', { name: 'New position' }).waitFor()

  await second.page.getByRole('radio', { name: 'Opposes', exact: true }).check()
  await second.page.getByText('Another holder, note, reported').click()
  await second.page.getByLabel('Note for colleagues').fill('Reads as a refusal to me.')
  await second.page.getByRole('button', { name: /^Save/ }).click()
  await second.page
    .getByText(
      'Somebody else changed this position while you were changing it, so nothing was stored.',
    )
    .waitFor()
  expect(positionOf(id)).toMatchObject({ level: 2, note: null, revision: 2 })
  await second.page
    .getByRole('region', { name: 'Position 1: Encryption' })
    .getByText('Strongly supports')
    .waitFor()
  expect(
    await second.page.getByRole('radio', { name: 'Opposes', exact: true }).isChecked(),
    'the level chosen is still there',
  ).toBe(true)
  expect(await second.page.getByLabel('Note for colleagues').inputValue()).toBe(
    'Reads as a refusal to me.',
  )

  await second.page.getByRole('button', { name: /^Save/ }).click()
  await second.page.getByRole('form', { name: 'New position' }).waitFor()
  expect(positionOf(id)).toMatchObject({
    level: -1,
    note: 'Reads as a refusal to me.',
    revision: 3,
  })
})

test('without scripts the second save is refused just as well', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Threema' })
  const id = await addPosition(app, cookie, letter)
  await using second = await signedInPage(browser, app, ben!, { javaScriptEnabled: false })
  await second.page.goto(`${letter}?edit=${id}`)
  expect(
    (await post(app, letter, cookie, positionForm(app, { id, revision: '1', stance: '2' }))).status,
  ).toBe(302)
  await second.page.getByRole('radio', { name: 'Opposes', exact: true }).check()
  await follow(second.page.getByRole('button', { name: /^Save/ }))
  expect(await second.page.getByText('Somebody else changed this position').isVisible()).toBe(true)
  expect(positionOf(id)).toMatchObject({ level: 2, revision: 2 })
  expect(await second.page.getByRole('radio', { name: 'Opposes', exact: true }).isChecked()).toBe(
    true,
  )
  await follow(second.page.getByRole('button', { name: /^Save/ }))
  expect(positionOf(id)).toMatchObject({ level: -1, revision: 3 })
})

test('what changed meanwhile is not withdrawn unseen', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Proton' })
  const id = await addPosition(app, cookie, letter)
  await using second = await opened(ben!, letter)
  expect(
    (await post(app, letter, cookie, positionForm(app, { id, revision: '1', stance: '2' }))).status,
  ).toBe(302)
  await second.page.getByRole('button', { name: 'Withdraw position 1' }).click()
  await second.page
    .getByText('Somebody else changed this position meanwhile, so it was left as it is.')
    .waitFor()
  await second.page
    .getByRole('region', { name: 'Position 1: Encryption' })
    .getByText('Strongly supports')
    .waitFor()
  expect(positionOf(id)).toMatchObject({ level: 2, status: 'approved' })
})

test('a change to what somebody withdrew meanwhile is not stored', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Wire' })
  const id = await addPosition(app, cookie, letter)
  await using second = await opened(ben!, `${letter}?edit=${id}`)
  expect((await post(app, letter, cookie, { deed: 'withdraw', id, revision: '1' })).status).toBe(
    302,
  )
  await second.page.getByRole('radio', { name: 'Opposes', exact: true }).check()
  await second.page.getByRole('button', { name: /^Save/ }).click()
  await second.page
    .getByText('Somebody withdrew this position while you were changing it')
    .waitFor()
  await second.page.getByText('0 saved · 1 withdrawn').waitFor()
  expect(positionOf(id)).toMatchObject({ level: 1, status: 'withdrawn' })
  expect(
    await second.page.getByRole('radio', { name: 'Opposes', exact: true }).isChecked(),
    'what was typed is still there',
  ).toBe(true)
})

test('withdrawing one position does not lose another that is being made', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Tresorit' })
  await addPosition(app, cookie, letter)
  await using window = await opened(ana!, letter)
  const { page } = window
  await page.getByLabel('Quote').fill(passages[2])
  await page.getByRole('radio', { name: 'Opposes', exact: true }).check()
  await page.getByRole('button', { name: 'Withdraw position 1' }).click()
  await page.getByText('0 saved · 1 withdrawn').waitFor()
  expect([
    await page.getByLabel('Quote').inputValue(),
    await page.getByRole('radio', { name: 'Opposes', exact: true }).isChecked(),
  ]).toEqual([passages[2], true])
})

test('two clicks on Save store one position', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Nextcloud' })
  await using window = await opened(ana!, letter)
  const { page } = window
  await page.getByLabel('Quote').fill(passages[0])
  await page.getByRole('radio', { name: 'Encryption' }).check()
  await page.getByRole('radio', { name: 'Supports', exact: true }).check()
  await page.getByRole('button', { name: /^Save/ }).dblclick({ noWaitAfter: true })
  await page.getByText('1 saved').waitFor()
  await expect.poll(() => page.getByLabel('Quote').inputValue()).toBe('')
  expect(
    app.rows(
      'select count(*) as stored from positions where letter_id = ?',
      letter.split('/').at(-1)!,
    ),
  ).toEqual([{ stored: 1 }])
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the same form of a position sent twice, one after the other and at once, stores one', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Tutanota' })
  const [slow, quick] = [positionForm(app), positionForm(app, { exact: passages[2] })]
  const before = stored(app).positions
  const answers = [
    await post(app, letter, cookie, slow),
    await post(app, letter, cookie, slow),
    ...(await Promise.all([post(app, letter, cookie, quick), post(app, letter, cookie, quick)])),
  ]
  expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302])
  expect(stored(app).positions).toBe(before + 2)
})

test('the same form of a letter sent twice, one after the other and at once, stores one', async () => {
  const slow = await openLetter(app, cookie, { title: 'Reply to Element' })
  const quick = await openLetter(app, cookie, { title: 'Reply to Wikimedia' })
  const before = stored(app).letters
  const answers = [
    await post(app, slow.path, cookie, slow.form),
    await post(app, slow.path, cookie, slow.form),
    ...(await Promise.all([
      post(app, quick.path, cookie, quick.form),
      post(app, quick.path, cookie, quick.form),
    ])),
  ]
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    [slow, slow, quick, quick].map(({ letterId }) => [302, `/letters/${letterId}`]),
  )
  expect(stored(app).letters).toBe(before + 2)
})

test('a correction made on an older state is refused and what was typed stays', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Mullvad' })
  await using first = await signedInPage(browser, app, ben!)
  await using second = await signedInPage(browser, app, ben!)
  for (const { page } of [first, second]) await page.goto(`${letter}/correction`)
  await first.page.getByLabel('Title').fill('Reply to Mullvad VPN')
  await first.page.getByRole('button', { name: 'Save the correction' }).click()
  await first.page.getByRole('heading', { level: 1, name: 'Reply to Mullvad VPN' }).waitFor()
  await second.page.getByLabel('Title').fill('Answer to Mullvad')
  await second.page.getByRole('button', { name: 'Save the correction' }).click()
  await second.page
    .getByText('Somebody else corrected this letter meanwhile, so nothing was stored.')
    .waitFor()
  expect(app.rows('select title from letters where id = ?', letter.split('/').at(-1)!)).toEqual([
    { title: 'Reply to Mullvad VPN' },
  ])
  expect(await second.page.getByLabel('Title').inputValue()).toBe('Answer to Mullvad')
  await second.page.getByRole('button', { name: 'Save the correction' }).click()
  await second.page.getByRole('heading', { level: 1, name: 'Answer to Mullvad' }).waitFor()
})

const undoStatus = '.undo [role=status]'

test('Ctrl+Z takes back one’s own last deeds, one after the other and after a reload, and leaves what is typed to the browser', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Tuta' })
  const id = await addPosition(app, cookie, letter)
  await post(
    app,
    letter,
    cookie,
    positionForm(app, { id, revision: '1', stance: '-2', note: 'hastily' }),
  )
  await using window = await opened(ana!, letter)
  const { page } = window
  await page.getByRole('article').focus()
  await page.keyboard.press('Control+z')
  await page
    .locator(undoStatus, { hasText: 'says again what it said before your change' })
    .waitFor()
  expect(positionOf(id)).toMatchObject({ level: 1, note: null, status: 'approved' })
  await page.reload()
  await page.getByRole('button', { name: /^Keys/ }).waitFor()

  await page.getByLabel('Quote').fill('We oppose any')
  await page.getByLabel('Quote').press('End')
  await page.getByLabel('Quote').pressSequentially(' delay')
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByLabel('Quote').inputValue()).not.toMatch(/delay$/)
  expect(positionOf(id)!.status).toBe('approved')

  await page.getByRole('article').focus()
  await page.keyboard.press('Control+z')
  await page
    .locator(undoStatus, { hasText: 'your new position on Encryption is withdrawn' })
    .waitFor()
  expect(positionOf(id)!.status).toBe('withdrawn')
  await page.keyboard.press('Control+z')
  await page.locator(undoStatus, { hasText: 'There is nothing of yours left to undo' }).waitFor()
  expect(
    app.rows('select deed from audit where thing_id = ? order by id', id).map(({ deed }) => deed),
  ).toEqual(['added', 'changed', 'undid', 'undid'])
})

test('what somebody else changed since is not undone; without scripts the button says so, and undoes what it may once', async () => {
  const [letter, others] = [
    await addLetter(app, cookie, { title: 'Reply to Wire' }),
    await cookieOf(app, ben!),
  ]
  const id = await addPosition(app, cookie, letter)
  await using window = await signedInPage(browser, app, ana!, { javaScriptEnabled: false })
  const { page } = window
  await page.goto(letter)
  await post(app, letter, others, positionForm(app, { id, revision: '1', stance: '2' }))
  await follow(page.getByRole('button', { name: /^Undo your new position on Encryption/ }))
  expect(await page.locator(undoStatus).innerText()).toBe(
    'Ben Okafor changed the position on Encryption after you, so it was left as it is. Its history tells what changed; change it yourself where it should be otherwise.',
  )
  expect(positionOf(id)).toMatchObject({ level: 2, status: 'approved' })
  await post(app, letter, others, { deed: 'undo' })
  const entry = await page.locator('.undo [name=entry]').inputValue()
  await follow(page.getByRole('button', { name: /^Undo/ }))
  expect(await page.locator(undoStatus).innerText()).toBe(
    'Undone: your new position on Encryption is withdrawn.',
  )
  expect((await post(app, letter, cookie, { deed: 'undo', entry })).status).toBe(409)
  expect(positionOf(id)!.status).toBe('withdrawn')
})

test('an earlier version is restored from the history without scripts, but not over what somebody changed meanwhile', async () => {
  const letter = await addLetter(app, cookie, { title: 'Reply to Brave' })
  const id = await addPosition(app, cookie, letter)
  await post(
    app,
    letter,
    cookie,
    positionForm(app, { id, revision: '1', stance: '-1', note: 'second thoughts' }),
  )
  await using window = await signedInPage(browser, app, ana!, { javaScriptEnabled: false })
  const { page } = window
  await page.goto(letter)
  await follow(page.getByRole('link', { name: 'History of position 1' }))
  expect(await page.locator('.history li').allInnerTexts()).toMatchObject(
    [
      /^Ana Kovač changed the level from supports to opposes and wrote the note — \d+ \w+ \d{4}, \d\d:\d\d/,
      /^Ana Kovač coded this passage: Encryption, supports, held by Ylva Johansson — /,
    ].map((words) => expect.stringMatching(words)),
  )
  await post(
    app,
    letter,
    await cookieOf(app, ben!),
    positionForm(app, { id, revision: '2', stance: '0' }),
  )
  const restore = page.getByRole('button', { name: /^Restore what it said after: Ana Kovač coded/ })
  await follow(restore)
  expect(await page.getByRole('alert').innerText()).toBe(
    'Somebody else changed this position meanwhile, so it was left as it is. Look at its history again before you go back.',
  )
  expect(positionOf(id)).toMatchObject({ level: 0, revision: 3 })
  await follow(restore)
  expect(await page.getByRole('status').innerText()).toBe(
    'The position says again what it said in that version.',
  )
  expect(positionOf(id)).toMatchObject({ level: 1, note: null, revision: 4 })
  expect(await page.locator('.history li').first().innerText()).toMatch(
    /^Ana Kovač went back to an earlier version: changed the level from mixed to supports/,
  )
})

test('a correction is taken back by an editor from the letter’s history, not by a coder who did not add the letter', async () => {
  const others = await cookieOf(app, ben!)
  const letter = await addLetter(app, others, { title: 'Reply to Brvae' })
  await post(
    app,
    `${letter}/correction`,
    others,
    letterForm({ title: 'Reply to Brave Software', revision: '1' }),
  )
  await using window = await signedInPage(browser, app, ben!, { javaScriptEnabled: false })
  await window.page.goto(`${letter}/history`)
  const entry = await window.page.locator('.history [name=entry]').last().inputValue()
  expect(
    (
      await post(app, `${letter}/history`, cookie, {
        deed: 'go back',
        entry,
        position: '',
        revision: '2',
      })
    ).status,
  ).toBe(403)
  await follow(
    window.page.getByRole('button', {
      name: /^Restore what it said after: Ben Okafor added this letter/,
    }),
  )
  expect(await window.page.getByRole('status').innerText()).toBe(
    'The letter says again what it said in that version.',
  )
  expect(
    app.rows('select title, revision from letters where id = ?', letter.replace('/letters/', '')),
  ).toEqual([{ title: 'Reply to Brvae', revision: 3 }])
})

test('an editor merges who was entered twice and takes it apart again, without scripts', async () => {
  const letter = await addLetter(app, cookie, {
    title: 'Reply to Element',
    'party.0.name': 'Y. Johansson',
  })
  const [twin, johansson] = ['Y. Johansson', 'Ylva Johansson'].map(
    (name) => app.rows<{ id: string }>('select id from actors where name = ?', name)[0]!.id,
  )
  await addPosition(app, cookie, letter, { holderIds: twin!, stance: '-2' })
  await using window = await signedInPage(browser, app, ben!, { javaScriptEnabled: false })
  const { page } = window
  await page.goto(`/actors/${twin}`)
  await follow(page.getByRole('link', { name: 'Merge into …' }))
  await follow(page.getByRole('button', { name: /^Merge/ }))
  expect(await page.getByRole('alert').innerText()).toBe('Choose the actor that remains.')
  await page.getByRole('radio', { name: /^Ylva Johansson/ }).check()
  await follow(page.getByRole('button', { name: 'Merge Y. Johansson into it' }))
  expect(new URL(page.url()).pathname).toBe(`/actors/${johansson}`)
  await page.goto(`/actors/${twin}/history`)
  expect([
    new URL(page.url()).pathname,
    await page.locator('.history li').first().innerText(),
  ]).toEqual([
    `/actors/${johansson}/history`,
    expect.stringMatching(/^Ben Okafor merged Y\. Johansson into Ylva Johansson/),
  ])
  await page.goto(`${dossierPath}/stances?actor=${twin}`)
  expect(await page.getByText('does not exist').count()).toBe(0)
  await page.goto(`/actors/${twin}`)
  await follow(page.getByRole('button', { name: 'Undo the merge of Y. Johansson' }))
  await page.goto(`/actors/${twin}`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Y. Johansson')
})

test('a merge that would do something else by now is shown as it would be, and can be pressed again', async () => {
  const [merged, into] = await addTopics('Traffic data', 'Data of traffic')
  await using window = await signedInPage(browser, app, ben!)
  const { page } = window
  await page.goto(`${dossierPath}/topics/${merged}/merge?into=${into}`)
  const merge = page.getByRole('button', { name: 'Merge Traffic data into Data of traffic' })
  await merge.waitFor()
  const letter = await addLetter(app, cookie, { title: 'Reply to Threema' })
  await addPosition(app, cookie, letter, { topicId: merged! })
  // However long the new forecast takes, what is pressed next is the new one.
  await page.route('**/merge.data*', async (route) => {
    if (route.request().method() === 'GET') await setTimeout(300)
    await route.continue()
  })
  await merge.click()
  await page.getByText('Nothing was merged, because it would do something else').waitFor()
  await merge.click()
  await page.waitForURL((url) => url.pathname === `${dossierPath}/topics/${into}`)
})

/** Adds topics of this test alone; their ids. */
async function addTopics(...names: string[]): Promise<string[]> {
  const bens = await cookieOf(app, ben!)
  for (const name of names)
    await post(app, `${dossierPath}/topics/new`, bens, {
      deed: 'add',
      name,
      proposition: `${name} may be kept.`,
    })
  return names.map(
    (name) =>
      app.rows<{ id: string }>('select topic_id as id from topic_versions where name = ?', name)[0]!
        .id,
  )
}
