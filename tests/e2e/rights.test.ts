import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { createApiToken } from '#app/auth/api-tokens.ts'
import { roles } from '#app/domain/users.ts'
import {
  addAccount,
  cookieOf,
  dossierSlug,
  letterPath,
  signedInPage,
  stored,
  tokenOf,
  type Account,
} from '#tests/support/app.ts'
import { aTopicNamed } from '#tests/support/letters.ts'
import { openStore } from '#db/index.ts'
import { unprotected } from '#tests/support/headers.ts'
import { wait } from '#tests/support/faults.ts'
import { opened } from '#tests/support/opened.ts'
import { addLetter, addPosition, letterForm, positionForm, post } from '#tests/support/posting.ts'
import { unzip } from '#tests/support/unzip.ts'
import { keepLetterOf, openNewLink } from '#tests/support/view-links.ts'

type Who = 'nobody' | (typeof roles)[number] | 'token to read' | 'token to write'
const everybody: readonly Who[] = ['nobody', ...roles, 'token to read', 'token to write']

// Every route is asked by everybody, open forms among them.
const { app, browser } = await opened({
  SIGN_INS_PER_MINUTE: '1000',
  EXPORTS_PER_MINUTE: '10000',
})
const accounts = {} as Record<(typeof roles)[number], Account>
const cookies = { nobody: '' } as Record<Who, string>
/** What each sends along: a cookie, or a token of an administrator’s, who may the most. */
let linkToken = ''
let tableToken = ''
const headersOf = {} as Record<Who, Record<string, string>>

beforeAll(async () => {
  for (const role of roles) {
    accounts[role] = await addAccount(app, role)
    cookies[role] = await cookieOf(app, accounts[role])
  }
  for (const who of ['nobody', ...roles] as const) headersOf[who] = { cookie: cookies[who] }
  const search = { deed: 'save search', name: 'Delays' }
  await post(app, '/letters?index&q=delay', cookies.admin, search)
  const begun = new FormData()
  begun.set('scripted', 'yes')
  await fetch(`${app.base}/imports?index`, {
    method: 'POST',
    headers: { origin: app.base, cookie: cookies.admin },
    body: begun,
  })
  // A table of which a row is refused, so that there are such rows to be given out.
  await fetch(`${app.base}/imports/${importId()}/files?name=table.csv`, {
    method: 'POST',
    headers: { origin: app.base, cookie: cookies.admin },
    body: 'letter,date,author,quote\nReply,2020-02-30,Wanda Whistle,We take note.\n',
  })
  const list = new FormData()
  // Its second row has no name, so that there is a refused row.
  const cells = 'Name,Kind,Role\nAcme,organisation,\n,person,Head\n'
  list.set('file', new Blob([cells]), 'actors.csv')
  await fetch(`${app.base}/lists?index`, {
    method: 'POST',
    headers: { origin: app.base, cookie: cookies.admin },
    body: list,
  })
  {
    await using store = await openStore(app.databaseUrl)
    await keepLetterOf(store, 'Paula Public')
    linkToken = (await openNewLink(store, '')).token
    tableToken = createApiToken()
    // A viewer’s own: it shows whoever bears it what that viewer sees.
    const [owner, [dossier]] = [
      await store.users.byEmail(accounts.viewer.email),
      await store.dossiers.all(),
    ]
    const view = { dossierId: dossier!.id, table: 'stances' as const, query: [] }
    const given = {
      name: 'Sheet',
      scope: 'read' as const,
      token: tableToken,
      expiresAt: null,
      view,
    }
    await store.tokens.record({ ...given, userId: owner!.id }, { userId: owner!.id, via: 'screen' })
  }
  while (!app.rows("select id from import_files where state = 'read'").length) await wait(100)
  while (!app.rows("select id from lists where state = 'planned'").length) await wait(100)
  for (const scope of ['read', 'write'] as const)
    headersOf[`token to ${scope}`] = {
      authorization: `Bearer ${await tokenOf(app, cookies.admin, scope)}`,
    }
})

/** What a route answers to nobody, viewer, coder, editor and admin, and to tokens to read and to write; a post carries an empty form, so who may gets 400. */
type Answers = { path: string; get: string; post: string }
const readers = '302 200 200 200 200 | 403 403'
const noForm = '405 405 405 405 405 | 405 405'
const reading = (path: string): Answers => ({ path, get: readers, post: noForm })
const download = (path: string): Answers => ({
  path,
  get: '302 200 200 200 200 | 200 200',
  post: noForm,
})

const linked = (path: string): Answers => ({
  path,
  get: '200 200 200 200 200 | 200 200',
  post: noForm,
})

/** The rule of every route. A new route fails until it has one. */
const routes: Record<string, Answers> = {
  // What is found nowhere else: addresses of earlier versions lead to where their page is now.
  $: { path: '/timeline', get: '302 302 302 302 302 | 302 302', post: noForm },
  _index: { path: '/?index', get: '302 302 302 302 302 | 403 403', post: noForm },
  account: { path: '/account', get: readers, post: '302 400 400 400 400 | 403 403' },
  'actors.$actorId': reading('/actors/ACTOR'),
  'actors.$actorId_.correction': {
    path: '/actors/ACTOR/correction',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'actors.$actorId_.erase': {
    path: '/actors/ACTOR/erase',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  'actors.$actorId_.history': {
    path: '/actors/ACTOR/history',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'actors.$actorId_.merge': {
    path: '/actors/ACTOR/merge',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'actors.$actorId_.removal': {
    path: '/actors/ACTOR/removal',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'actors.new': {
    path: '/actors/new',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'actors._index': reading('/actors?index'),
  'actors[.]csv': download('/actors.csv'),
  'actors.duplicates': {
    path: '/actors/duplicates',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'actors.removed': {
    path: '/actors/removed',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'actors[.]json': reading('/actors.json?q=johansson'),
  'dossiers.$slug.$view[.]csv': download('/dossiers/SLUG/coverage.csv'),
  'dossiers.$slug.$view[.]json': download('/dossiers/SLUG/moves.json'),
  'dossiers.$slug.$view[.]png': download('/dossiers/SLUG/stances.png'),
  'dossiers.$slug.$view[.]svg': download('/dossiers/SLUG/stances.svg'),
  'dossiers.$slug.$view[.]txt': download('/dossiers/SLUG/audience.txt'),
  'dossiers.$slug.$view[.]xlsx': download('/dossiers/SLUG/stances.xlsx'),
  'dossiers.$slug._index': reading('/dossiers/SLUG?index'),
  'dossiers.$slug.briefings': reading('/dossiers/SLUG/briefings'),
  'dossiers.$slug.briefings[.]csv': download('/dossiers/SLUG/briefings.csv'),
  'dossiers.$slug.briefings[.]docx': download('/dossiers/SLUG/briefings.docx'),
  'dossiers.$slug.briefings[.]md': download('/dossiers/SLUG/briefings.md'),
  // A feed reader is asked for a token instead of being led to where people sign in.
  'dossiers.$slug.changes[.]atom': {
    path: '/dossiers/SLUG/changes.atom',
    get: '401 200 200 200 200 | 200 200',
    post: noForm,
  },
  'dossiers.$slug.changes[.]json': {
    path: '/dossiers/SLUG/changes.json',
    get: '401 200 200 200 200 | 200 200',
    post: noForm,
  },
  // Subscribing asks for a form that is filled in.
  'dossiers.$slug.changes': {
    path: '/dossiers/SLUG/changes',
    get: readers,
    post: '302 400 400 400 400 | 403 403',
  },
  'dossiers.$slug.audience': reading('/dossiers/SLUG/audience?of=ACTOR'),
  'dossiers.$slug.coverage': reading('/dossiers/SLUG/coverage'),
  'dossiers.$slug.history': {
    path: '/dossiers/SLUG/history',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.live-table': {
    path: '/dossiers/SLUG/live-table?make=stances',
    get: readers,
    post: '302 400 400 400 400 | 403 403',
  },
  'dossiers.$slug.links': {
    path: '/dossiers/SLUG/links?make=stances',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.milestones': {
    path: '/dossiers/SLUG/milestones',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'dossiers.$slug.milestones[.]csv': download('/dossiers/SLUG/milestones.csv'),
  'dossiers.$slug.milestones_.history': {
    path: '/dossiers/SLUG/milestones/history',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.moves': {
    path: '/dossiers/SLUG/moves',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.moves_.$topicId.$actorId': {
    path: '/dossiers/SLUG/moves/TOPIC/ACTOR',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.near': reading('/dossiers/SLUG/near?of=ACTOR'),
  'dossiers.$slug.package[.]zip': download('/dossiers/SLUG/package.zip'),
  'dossiers.$slug.pins': {
    path: '/dossiers/SLUG/pins',
    get: readers,
    post: '302 400 400 400 400 | 403 403',
  },
  'dossiers.$slug.settings': {
    path: '/dossiers/SLUG/settings',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.distribution': reading('/dossiers/SLUG/distribution'),
  'dossiers.$slug.quotes': reading('/dossiers/SLUG/quotes?coded=2'),
  'dossiers.$slug.method': reading('/dossiers/SLUG/method?asOf=2021-01-01'),
  'dossiers.$slug.stances': reading('/dossiers/SLUG/stances'),
  'dossiers.$slug.who': {
    path: '/dossiers/SLUG/who',
    get: readers,
    post: '302 400 400 400 400 | 403 403',
  },
  'dossiers.$slug.why.$topicId.$actorId': reading('/dossiers/SLUG/why/TOPIC/ACTOR'),
  'dossiers.$slug.stances_.quote': reading(
    '/dossiers/SLUG/stances/quote?at=POSITION&of=ACTOR&topic=TOPIC',
  ),
  'dossiers.$slug.topics.$topicId': {
    path: '/dossiers/SLUG/topics/TOPIC',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.topics[.]csv': download('/dossiers/SLUG/topics.csv'),
  'dossiers.$slug.topics[.]qdc': download('/dossiers/SLUG/topics.qdc'),
  'dossiers.$slug.topics.$topicId_.history': reading('/dossiers/SLUG/topics/TOPIC/history'),
  'dossiers.$slug.topics.$topicId_.merge': {
    path: '/dossiers/SLUG/topics/TOPIC/merge',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.topics._index': {
    path: '/dossiers/SLUG/topics?index',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.topics.new': {
    path: '/dossiers/SLUG/topics/new',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'dossiers._index': reading('/dossiers?index'),
  'dossiers.new': {
    path: '/dossiers/new',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  erasures: {
    path: '/erasures',
    get: '302 403 403 403 200 | 403 403',
    post: noForm,
  },
  settings: {
    path: '/settings',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  'settings_.language-model': {
    path: '/settings/language-model',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  // Without the token of a mail it ends nothing, and says so to everybody.
  subscription: {
    path: '/subscription',
    get: '200 200 200 200 200 | 200 200',
    post: '200 200 200 200 200 | 200 200',
  },
  'first-account': {
    path: '/first-account',
    get: '302 302 302 302 302 | 302 302',
    post: '302 302 302 302 302 | 302 302',
  },
  // An administrator's own.
  'imports.$importId': {
    path: '/imports/IMPORT',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId[.]json': {
    path: '/imports/IMPORT.json',
    get: '302 403 404 404 200 | 403 200',
    post: '302 403 404 404 400 | 403 400',
  },
  'imports.$importId_.doubts': {
    path: '/imports/IMPORT/doubts',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId_.fill': {
    path: '/imports/IMPORT/fill',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 409 | 403 403',
  },
  'imports.$importId_.table': {
    path: '/imports/IMPORT/table',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId_.files': {
    path: '/imports/IMPORT/files',
    get: '400 400 400 400 400 | 400 400',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId_.files_.$fileId.columns': {
    path: '/imports/IMPORT/files/TABLE/columns',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId_.files_.$fileId.original': {
    path: '/imports/IMPORT/files/TABLE/original',
    get: '302 403 404 404 200 | 403 403',
    post: noForm,
  },
  'imports.$importId_.files_.$fileId.refused[.]csv': {
    path: '/imports/IMPORT/files/TABLE/refused.csv',
    get: '302 403 404 404 200 | 403 403',
    post: noForm,
  },
  // Its only row was refused, which the page says.
  'imports.$importId_.letter': {
    path: '/imports/IMPORT/letter',
    get: '302 403 404 404 200 | 403 403',
    post: '302 403 404 404 400 | 403 403',
  },
  'imports.$importId_.progress': {
    path: '/imports/IMPORT/progress',
    get: '302 403 404 404 200 | 403 403',
    post: noForm,
  },
  'imports._index': {
    path: '/imports?index',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'imports[.]json': {
    path: '/imports.json',
    get: '302 403 200 200 200 | 403 200',
    post: '302 403 400 400 400 | 403 400',
  },
  invitation: {
    path: '/invitation',
    get: '403 403 403 403 403 | 403 403',
    post: '403 403 403 403 403 | 403 403',
  },
  'letters.$letterId': {
    path: '/letters/LETTER',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.asks': {
    path: '/letters/LETTER/asks',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.suggestions[.]json': {
    path: '/letters/LETTER/suggestions.json',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.suggestions': {
    path: '/letters/LETTER/suggestions',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  // Of a former author who is not named.
  'letters.$letterId_.holders': {
    path: '/letters/LETTER/holders',
    get: '302 403 404 404 404 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  // Of a position that is not named.
  'letters.$letterId_.translations': {
    path: '/letters/LETTER/translations',
    get: '302 403 404 404 404 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  // Of a position that is not named.
  'letters.$letterId_.remarks': {
    path: '/letters/LETTER/remarks',
    get: '302 404 404 404 404 | 403 403',
    post: '302 400 400 400 400 | 403 403',
  },
  // Pictures mask nothing; and this letter has no original with pages.
  'letters.$letterId_.pages': {
    path: '/letters/LETTER/pages',
    get: '302 403 404 404 404 | 403 403',
    post: noForm,
  },
  'letters.$letterId_.pages_.$page[.]webp': {
    path: '/letters/LETTER/pages/1.webp',
    get: '302 403 404 404 404 | 403 403',
    post: noForm,
  },
  'letters.$letterId_.pages_.$page[.]json': {
    path: '/letters/LETTER/pages/1.json',
    get: '302 403 404 404 404 | 403 403',
    post: noForm,
  },
  'letters.$letterId_.concerns': {
    path: '/letters/LETTER/concerns',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.withdrawal': {
    path: '/letters/LETTER/withdrawal',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  approvals: { path: '/approvals', get: readers, post: '302 403 400 400 400 | 403 403' },
  proposals: { path: '/proposals', get: readers, post: '302 403 400 400 400 | 403 403' },
  // Whoever has the address of a table needs no account; what it opens is its maker's.
  'live-tables.$token[.]csv': linked('/live-tables/SECRET.csv'),
  'live-tables.$token[.]json': linked('/live-tables/SECRET.json'),
  // An administrator's own search.
  'letters.searches.$searchId': {
    path: '/letters/searches/SEARCH',
    get: '302 404 404 404 200 | 403 403',
    post: '302 404 404 404 400 | 403 403',
  },
  'letters.searches.$searchId[.]atom': {
    path: '/letters/searches/SEARCH.atom',
    get: '401 404 404 404 200 | 200 200',
    post: noForm,
  },
  'letters.deeds': {
    path: '/letters/deeds?deed=finished&letter=LETTER',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.next': {
    path: '/letters/next',
    get: '302 403 302 302 302 | 403 403',
    post: noForm,
  },
  'letters.$letterId_.draft': {
    path: '/letters/LETTER/draft',
    get: '400 400 400 400 400 | 400 400',
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.presence': {
    path: '/letters/LETTER/presence',
    get: '400 400 400 400 400 | 400 400',
    post: '302 403 200 200 200 | 403 403',
  },
  'letters.withdrawn': {
    path: '/letters/withdrawn',
    get: '302 403 403 200 200 | 403 403',
    post: noForm,
  },
  'letters.lost': {
    path: '/letters/lost',
    get: '302 403 200 200 200 | 403 403',
    post: noForm,
  },
  'letters.$letterId_.text': reading('/letters/LETTER/text'),
  'letters.$letterId_.redactions': {
    path: '/letters/LETTER/redactions',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  exceptions: { path: '/exceptions', get: readers, post: '302 403 403 400 400 | 403 403' },
  // Of letters that somebody else added.
  'letters.$letterId_.text_.correction': {
    path: '/letters/LETTER/text/correction',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'letters.$letterId_.correction': {
    path: '/letters/LETTER/correction',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'letters.$letterId_.erase': {
    path: '/letters/LETTER/erase',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  'letters.$letterId_.history': {
    path: '/letters/LETTER/history',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'letters.$letterId_.original': download('/letters/LETTER/original'),
  'letters.$letterId_.visibility': {
    path: '/letters/LETTER/visibility',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'letters._index': { path: '/letters?index', get: readers, post: '302 400 400 400 400 | 403 403' },
  'letters.new': {
    path: '/letters/new',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  help: reading('/help'),
  search: reading('/search?q=regulation'),
  'search[.]json': reading('/search.json?q=regulation'),
  // An administrator's own: whoever may bring lists, and did not bring this one, is told of none.
  'lists.$listId': {
    path: '/lists/LIST',
    get: '302 403 403 404 200 | 403 403',
    post: '302 403 403 404 400 | 403 403',
  },
  'lists.$listId_.refused[.]csv': {
    path: '/lists/LIST/refused.csv',
    get: '302 403 403 404 200 | 403 403',
    post: noForm,
  },
  'lists._index': {
    path: '/lists?index',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'lists.templates.$fileName': {
    path: '/lists/templates/actors.csv',
    get: readers,
    post: noForm,
  },
  // What a link shows is for whoever has its address.
  'links.$token': linked('/links/TOKEN'),
  'links.$token[.]csv': linked('/links/TOKEN.csv'),
  'links.$token[.]json': linked('/links/TOKEN.json'),
  'links.$token[.]svg': linked('/links/TOKEN.svg'),
  'links.$token[.]txt': linked('/links/TOKEN.txt'),
  'links.$token[.]xlsx': linked('/links/TOKEN.xlsx'),
  'links.$token_.card[.]png': linked('/links/TOKEN/card.png'),
  'links.$token_.embed': linked('/links/TOKEN/embed'),
  method: reading('/method'),
  'new-password': {
    path: '/new-password',
    get: '403 403 403 403 403 | 403 403',
    post: '403 403 403 403 403 | 403 403',
  },
  'people.$userId': {
    path: '/people/PERSON',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  'people.$userId_.history': {
    path: '/people/PERSON/history',
    get: '302 403 403 403 200 | 403 403',
    post: noForm,
  },
  'people._index': {
    path: '/people?index',
    get: '302 403 403 403 200 | 403 403',
    post: '302 403 403 403 400 | 403 403',
  },
  'sign-in': {
    path: '/sign-in',
    get: '200 302 302 302 302 | 200 200',
    post: '400 302 302 302 302 | 400 400',
  },
  'sign-in_.provider': {
    path: '/sign-in/provider',
    get: '404 404 404 404 404 | 404 404',
    post: noForm,
  },
  'sign-in_.provider_.return': {
    path: '/sign-in/provider/return',
    get: '400 400 400 400 400 | 400 400',
    post: noForm,
  },
  welcome: { path: '/welcome', get: readers, post: '302 400 400 400 400 | 403 403' },
  'sign-out': {
    path: '/sign-out',
    get: '302 302 302 302 302 | 302 302',
    post: '302 302 302 302 302 | 302 302',
  },
  'dossiers.$slug.topics.$topicId_.draft': {
    path: '/dossiers/SLUG/topics/TOPIC/draft',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  // An empty form stands on no version.
  'dossiers.$slug.topics.$topicId_.draft_.keep': {
    path: '/dossiers/SLUG/topics/TOPIC/draft/keep',
    get: '400 400 400 400 400 | 400 400',
    post: '302 403 403 409 409 | 403 403',
  },
  'dossiers.$slug.topics.$topicId_.proposal': {
    path: '/dossiers/SLUG/topics/TOPIC/proposal',
    get: '302 403 200 200 200 | 403 403',
    post: '302 403 400 400 400 | 403 403',
  },
  'dossiers.$slug.topics.$topicId_.split': {
    path: '/dossiers/SLUG/topics/TOPIC/split',
    get: '302 403 403 200 200 | 403 403',
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.second-codings': {
    path: '/dossiers/SLUG/second-codings',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.self-checks': {
    path: '/dossiers/SLUG/self-checks',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
  'dossiers.$slug.differences': {
    path: '/dossiers/SLUG/differences',
    get: readers,
    post: '302 403 403 400 400 | 403 403',
  },
  'dossiers.$slug.topics.$topicId_.recheck': {
    path: '/dossiers/SLUG/topics/TOPIC/recheck',
    get: readers,
    post: '302 403 400 400 400 | 403 403',
  },
}

function addressOf(path: string): string {
  const { topicId, holderIds } = positionForm(app)
  return path
    .replace('SLUG', dossierSlug)
    .replace('TOKEN', linkToken)
    .replace('/letters/LETTER', letterPath(app))
    .replace('ACTOR', holderIds!)
    .replace('POSITION', positionOf(holderIds!, topicId!))
    .replace('TOPIC', topicId!)
    .replace('PERSON', personId())
    .replace('IMPORT', importId())
    .replace('LIST', listId())
    .replace('TABLE', tableId())
    .replace('SEARCH', searchId())
    .replace('SECRET', tableToken)
}

const inColumns = (answers: readonly Response[]) =>
  answers.map(({ status }, at) => `${at === 1 + roles.length ? '| ' : ''}${status}`).join(' ')

const importId = () => app.rows<{ id: string }>('select id from imports')[0]!.id

const listId = () => app.rows<{ id: string }>('select id from lists')[0]!.id

const searchId = () => app.rows<{ id: string }>('select id from saved_searches')[0]!.id

const tableId = () => app.rows<{ id: string }>('select id from import_files')[0]!.id

const positionOf = (actorId: string, topicId: string) =>
  app.rows<{ id: string }>(
    'select position_id as id from evidence where actor_id = ? and topic_id = ?',
    actorId,
    topicId,
  )[0]!.id

const personId = () =>
  app.rows<{ id: string }>('select id from users where role = ?', 'viewer')[0]!.id

/** The routes that the built app serves, as its own manifest lists them. */
async function served(): Promise<ServerBuild['routes'][string][]> {
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href
  )) as ServerBuild
  return Object.values(build.routes).filter((route) => route.id !== 'root')
}

test('every route that is served has a rule, and every rule a route', async () => {
  expect((await served()).map(({ id }) => id.replace('routes/', '')).sort()).toEqual(
    Object.keys(routes).sort(),
  )
})

test('a route has an action exactly where its rule takes a form', async () => {
  for (const { id, module } of await served())
    expect([id, module.action !== undefined]).toEqual([
      id,
      routes[id.replace('routes/', '')]!.post !== noForm,
    ])
})

test.each(Object.entries(routes))(
  '%s answers each role as it should, and every answer is protected',
  async (_route, { path, get, post: posted }) => {
    const before = stored(app)
    const address = addressOf(path)
    const got = await Promise.all(
      everybody.map((who) =>
        fetch(new URL(address, app.base), { redirect: 'manual', headers: headersOf[who] }),
      ),
    )
    expect(inColumns(got)).toBe(get)
    if (get.startsWith('302 200'))
      expect(got[0]!.headers.get('location')).toBe(
        `/sign-in?next=${encodeURIComponent(address.replace('?index', ''))}`,
      )
    // Signing out would end the sessions that the other tests go on with.
    const sent = everybody.map((who) => (path === '/sign-out' ? {} : headersOf[who]))
    const answers = await Promise.all(
      sent.map((headers) => post(app, address, '', {}, { origin: app.base, ...headers })),
    )
    expect(inColumns(answers)).toBe(posted)
    const put = await fetch(new URL(address, app.base), {
      method: 'PUT',
      headers: { ...sent[roles.length], origin: app.base, 'content-length': '0' },
      redirect: 'manual',
    })
    const inFrames = path.endsWith('/embed')
    for (const answer of [...got, ...answers, put])
      expect([answer.status, unprotected(answer, undefined, inFrames)]).toEqual([answer.status, []])
    const byRole = get.startsWith('403')
      ? []
      : [...got, ...answers].filter(({ status }) => status === 403)
    for (const refused of byRole)
      expect(await refused.text()).toMatch(
        /A token opens downloads only|a token needs the scope write; this one has read|you need the role (coder|editor|admin); yours is (viewer|coder|editor)\. Ask an administrator\. Nothing was stored\.|This belongs to somebody else\./,
      )
    expect(stored(app)).toEqual(before)
  },
)

test('the data behind the pages is for nobody who is not signed in', async () => {
  for (const { path, get } of Object.values(routes)) {
    if (!get.startsWith('302') || path === '/sign-out' || path === '/first-account') continue
    const address = new URL(addressOf(path), app.base)
    address.pathname = address.pathname === '/' ? '/_root.data' : `${address.pathname}.data`
    const answered = await fetch(address, { redirect: 'manual' })
    expect([path, unprotected(answered)]).toEqual([path, []])
    const answer = await answered.text()
    expect(answer, path).not.toMatch(/Johansson|Encryption|encrypt/)
  }
})

test('a viewer is offered nothing that a viewer may not do', async () => {
  await using opened = await signedInPage(browser, app, accounts.viewer)
  const { page } = opened
  for (const path of [
    '/',
    '/letters',
    letterPath(app),
    '/actors',
    '/actors?q=nobody-of-this-name',
    '/letters?q=nothing-of-this-kind',
    '/letters?state=untagged',
  ]) {
    await page.goto(path)
    expect(
      await page
        .getByRole('link', { name: /Add a letter|Add the first|Correct these|Edit/ })
        .count(),
      path,
    ).toBe(0)
    // Pins and saved searches are everybody's own.
    expect(
      await page
        .locator('main form[method=post]:not([action$="/pins"]):not(.saved-searches form)')
        .count(),
      path,
    ).toBe(0)
  }
})

test('a coder is offered to add and to code, an editor also to correct', async () => {
  for (const [role, corrections] of [
    ['coder', 0],
    ['editor', 1],
  ] as const) {
    await using opened = await signedInPage(browser, app, accounts[role])
    await opened.page.goto('/letters')
    expect(await opened.page.getByRole('link', { name: '+ Add a letter' }).count()).toBe(1)
    await opened.page.goto(letterPath(app))
    expect(await opened.page.getByRole('form', { name: 'New position' }).count()).toBe(1)
    expect(await opened.page.getByRole('link', { name: 'Correct these' }).count()).toBe(corrections)
  }
})

test('a form that comes from another site is refused and changes nothing', async () => {
  const before = stored(app)
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${app.base}.evil.example` },
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of elsewhere) {
    const answers = [
      await post(
        app,
        letterPath(app),
        cookies.admin,
        positionForm(app, { exact: 'I count on Microsoft' }),
        headers,
      ),
      await post(app, '/letters/new', cookies.admin, letterForm(), headers),
      await post(app, '/sign-in', '', accounts.admin, headers),
    ]
    expect(
      answers.map(({ status }) => status),
      JSON.stringify(headers),
    ).toEqual([403, 403, 403])
    expect(await answers[0]!.text()).toBe(
      'This form was not sent from a page of Stanceline, so nothing was stored. Open the page here and send it again.',
    )
  }
  expect(stored(app)).toEqual(before)
})

test('a viewer’s forged form stores nothing', async () => {
  const before = stored(app)
  const answers = [
    await post(
      app,
      letterPath(app),
      cookies.viewer,
      positionForm(app, { exact: 'I count on Microsoft' }),
    ),
    await post(app, '/letters/new', cookies.viewer, letterForm()),
  ]
  expect([answers.map(({ status }) => status), stored(app)]).toEqual([[403, 403], before])
})

test('signing in leads to a page of ours, whatever the address says', async () => {
  const { email, password } = accounts.viewer
  for (const next of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
  ]) {
    const answer = await post(app, '/sign-in', '', { email, password, next })
    expect([next, answer.status, answer.headers.get('location')]).toEqual([next, 302, '/'])
  }
  expect(
    (await post(app, '/sign-in', '', { email, password, next: '/letters?q=a' })).headers.get(
      'location',
    ),
  ).toBe('/letters?q=a')
})

test('the session’s cookie is for the server alone, and signing out ends the session itself', async () => {
  const { email, password } = accounts.viewer
  const answer = await post(app, '/sign-in', '', { email, password })
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/i)
  const session = cookie!.split(';')[0]!
  await post(app, '/sign-out', session, {})
  expect(
    (await fetch(`${app.base}/letters`, { redirect: 'manual', headers: { cookie: session } }))
      .status,
  ).toBe(302)
})

/** Addresses that ask the lists, charts and files for more than a first look. */
const asked = [
  '/letters?q=zygomorphic',
  '/letters?state=untagged',
  '/letters?from=2020-11-01',
  '/actors?q=wanda',
  '/actors?order=most',
  '/letters?dossier=SLUG&q=zygomorphic',
  '/actors?dossier=SLUG',
  '/dossiers/SLUG/stances?actor=ACTOR&asOf=2024-01-01',
  '/dossiers/SLUG/distribution?group=organisation&asOf=2024-01-01',
  '/dossiers/SLUG/quotes?said=own&asOf=2024-01-01',
  '/dossiers/SLUG/quotes.json?asOf=2024-01-01',
  '/dossiers/SLUG/method?asOf=2024-01-01',
  '/dossiers/SLUG/moves?since=2019-01-01&tone=shown&sort=certainty',
  '/dossiers/SLUG/briefings?actor=ACTOR&asOf=2024-01-01',
  '/dossiers/SLUG/briefings.csv?actor=ACTOR&asOf=2024-01-01',
  '/dossiers/SLUG/briefings.md?actor=ACTOR&asOf=2024-01-01',
  '/dossiers/SLUG/briefings.docx?actor=ACTOR&asOf=2024-01-01',
  '/dossiers/SLUG/topics/TOPIC?page=1',
]

/** Every page and file that somebody may open, as they get it; without what is new each time, such as ids for forms. */
async function pagesOf(
  headers: Record<string, string>,
  known: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const open = Object.values(routes)
    .filter(({ get }) => / 200 200 200 200 \|/.test(get))
    .map(({ path }) => path)
  const pages = new Map<string, string>()
  for (const path of [
    ...open,
    ...open
      .filter((one) => !/\.|original|index|quote/.test(one))
      .map((one) => one.replace(/(?=\?|$)/, '.data')),
    ...asked,
  ]) {
    const answer = await fetch(new URL(addressOf(path), app.base), { headers, redirect: 'manual' })
    expect([path, answer.status]).toEqual([path, 200])
    const said = /\.(docx|zip)/.test(path)
      ? [...unzip(Buffer.from(await answer.arrayBuffer())).values()].join('\n')
      : await answer.text()
    pages.set(
      path,
      said
        .replace(/nonce="[^"]*"/g, '')
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (id) => (known.has(id) ? id : 'new'))
        .replace(/<dcterms:\w+[^<]*<[^>]*>/g, ''),
    )
  }
  return pages
}

const secret = /zygomorphic|wanda|secret house/i

/** A letter for named people, of the newest day and with its own words, people and passage, by an administrator. */
async function addSecret(changes: Record<string, string> = {}): Promise<string> {
  const text = `Dear Sir,\n\nA zygomorphic matter: we support it. Write to wanda@example.org or ring +32 2 299 11 11.\n\nWanda Whistle\n${Math.random()}`
  const letter = await addLetter(app, cookies.admin, {
    title: 'Zygomorphic reply',
    text,
    dated: '2021-03-01',
    visibility: 'named',
    partyRows: '2',
    'party.1.role': 'author',
    'party.1.name': 'Wanda Whistle',
    'party.1.organisation': 'Secret House',
    ...changes,
  })
  await addPosition(app, cookies.admin, letter, {
    exact: 'A zygomorphic matter: we support it. Write to wanda@example.org',
    stance: '2',
    note: 'zygomorphic note',
  })
  return letter
}

test('a letter that is for others is in no page, number or file of a viewer, by session or token, and its address leads where one does that never was', async () => {
  const known = new Set(
    app
      .rows<{ id: string }>(
        'select id from letters union select id from actors union select id from positions union select id from topics',
      )
      .map(({ id }) => id),
  )
  const token = {
    authorization: `Bearer ${await tokenOf(app, cookies.viewer, 'read', 'of a viewer')}`,
  }
  const before = await pagesOf(headersOf.viewer, known)
  const letter = await addSecret()
  const after = await pagesOf(headersOf.viewer, known)
  for (const [path, said] of after) {
    // A search shows the words that were asked for again; that it is the page it was says the rest.
    if (!/[?&]q=/.test(path)) expect([path, secret.exec(said)]).toEqual([path, null])
    if (path !== '/account' && path !== '/account.data')
      expect([path, said === before.get(path)]).toEqual([path, true])
  }
  for (const path of ['/briefing.csv', '/briefing.md', '/briefing.csv?asOf=2024-01-01'])
    expect(await (await fetch(`${app.base}${path}`, { headers: token })).text(), path).not.toMatch(
      secret,
    )
  const never = '/letters/01990000-0000-7000-8000-000000000000'
  const bare = async (answer: Response) =>
    [
      answer.status,
      answer.headers.get('location'),
      (await answer.text()).replace(/nonce="[^"]*"/g, ''),
    ].map((one) => String(one).replaceAll(letter.slice(9), 'ID').replaceAll(never.slice(9), 'ID'))
  for (const [who, ending] of [
    ['viewer', ''],
    ['viewer', '.data'],
    ['viewer', '/original'],
    ['coder', '/visibility'],
    ['editor', '/visibility'],
    ['editor', '/correction'],
    ['nobody', ''],
    ['nobody', '/original'],
  ] as const) {
    const [one, other] = await Promise.all(
      [letter, never].map(async (path) =>
        bare(
          await fetch(`${app.base}${path}${ending}`, {
            headers: headersOf[who],
            redirect: 'manual',
          }),
        ),
      ),
    )
    expect(one, `${who} ${ending}`).toEqual(other)
    expect(one![0], `${who} ${ending}`).toBe(who === 'nobody' ? '302' : '404')
  }
  expect((await fetch(`${app.base}${letter}/original`, { headers: token })).status).toBe(404)
  for (const [who, ending] of [
    ['coder', ''],
    ['coder', '/visibility'],
    ['editor', '/correction'],
  ] as const)
    expect(
      (
        await post(
          app,
          `${letter}${ending}`,
          cookies[who],
          positionForm(app, { visibility: 'public' }),
        )
      ).status,
    ).toBe(404)
  expect((await fetch(`${app.base}${letter}`, { headers: headersOf.admin })).status).toBe(200)
})

test('the same text as in a letter one may not see is refused without telling its title', async () => {
  const letter = await addSecret()
  const [{ text }] = app.rows<{ text: string }>(
    'select text from text_versions where letter_id = ?',
    letter.slice(9),
  ) as [{ text: string }]
  for (const form of [{ text }, letterForm({ text })]) {
    const answer = await post(app, '/letters/new', cookies.coder, form)
    const said = await answer.text()
    expect([
      answer.status,
      said.includes(
        'The store already holds this text in a letter that you may not see. Ask an administrator.',
      ),
      said.includes('Zygomorphic reply'),
    ]).toEqual([400, true, false])
  }
})

test('a public letter is read without signing in, with addresses and numbers masked, and nothing else is', async () => {
  const letter = await addSecret({ visibility: 'public', title: 'Public reply' })
  const [page, data] = await Promise.all(
    ['', '.data'].map((ending) => fetch(`${app.base}${letter}${ending}`, { redirect: 'manual' })),
  )
  for (const answer of [page!, data!]) {
    const said = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(said).toContain('Write to [e-mail address]')
    expect(said).not.toMatch(/wanda@|299 11|zygomorphic note|An? admin|example\.org/)
    expect(said).not.toMatch(/href="\/(actors|letters(?!\/[\w-]+\/original)|topics)\b/)
  }
  expect((await post(app, letter, '', positionForm(app))).status).toBe(302)
  for (const path of [`${letter}/visibility`, `${letter}/correction`, '/letters', '/'])
    expect([path, (await fetch(`${app.base}${path}`, { redirect: 'manual' })).status]).toEqual([
      path,
      302,
    ])
})

test('the original goes to those who code as it came, and to others as text without anybody’s address or number', async () => {
  const address = `${app.base}${letterPath(app)}/original`
  for (const who of ['coder', 'editor', 'admin'] as const)
    expect(await (await fetch(address, { headers: headersOf[who] })).text()).toContain(
      'cab-johansson-contact@ec.europa.eu',
    )
  await post(app, `${letterPath(app)}/visibility`, cookies.admin, {
    visibility: 'public',
    revision: String(
      app.rows<{ revision: number }>(
        'select revision from letters where id = ?',
        letterPath(app).slice(9),
      )[0]!.revision,
    ),
  })
  for (const headers of [headersOf.viewer, headersOf.nobody]) {
    const answer = await fetch(address, { headers, redirect: 'manual' })
    const said = await answer.text()
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('contact details masked.txt"'),
    ])
    expect(said).toContain('Tel. [telephone number]\n[e-mail address]\n')
    expect(said).not.toMatch(/295 01|ec\.europa/)
  }
  const page = await (
    await fetch(`${app.base}${letterPath(app)}`, { headers: headersOf.viewer })
  ).text()
  expect([page.includes('[e-mail address]'), /295 01|ec\.europa/.test(page)]).toEqual([true, false])
})

test('the dossier goes whole to those who code, and to viewers without anybody’s address, number and original files', async () => {
  const fetched = async (who: Who) => {
    const answer = await fetch(`${app.base}/dossier.zip`, { headers: headersOf[who] })
    return {
      name: answer.headers.get('content-disposition'),
      files: unzip(Buffer.from(await answer.arrayBuffer())),
    }
  }
  const [whole, masked] = [await fetched('coder'), await fetched('viewer')]
  expect(whole.name).toContain(
    "filename*=UTF-8''Child%20sexual%20abuse%20interim%20Regulation.stanceline.zip",
  )
  expect(masked.name).toContain('contact details masked.stanceline.zip')
  const said = ({ files }: typeof whole) => [...files.values()].join('\n')
  expect(
    [said(whole), said(masked)].map((words) =>
      words.includes('cab-johansson-contact@ec.europa.eu'),
    ),
  ).toEqual([true, false])
  expect([...masked.files.keys()].filter((path) => path.includes('original'))).toEqual([])
})

test('who may see a letter is chosen by those who may, for people who are there, and never so that one shuts oneself out', async () => {
  const letter = await addLetter(app, cookies.coder, { title: 'The coder’s own' })
  const choose = async (who: Who, changes: Record<string, string>) =>
    (
      await post(app, `${letter}/visibility`, cookies[who], {
        visibility: 'named',
        revision: '1',
        ...changes,
      })
    ).text()
  expect(await choose('editor', {})).toContain(
    'You would not see this letter any more yourself. Choose yourself as well, or ask an administrator to do this.',
  )
  expect(await choose('coder', { readerIds: '01990000-0000-7000-8000-000000000000' })).toContain(
    'One of these people has no account here, or cannot sign in any more. Choose among those shown.',
  )
  expect(await choose('coder', { visibility: 'friends' })).toContain(
    'Choose who may see this letter.',
  )
  expect(
    app.rows('select visibility, revision from letters where id = ?', letter.slice(9)),
  ).toEqual([{ visibility: 'everyone', revision: 1 }])
  const answers = [
    await post(app, `${letter}/visibility`, cookies.coder, { visibility: 'named', revision: '1' }),
    await post(app, `${letter}/visibility`, cookies.coder, { visibility: 'public', revision: '1' }),
  ]
  expect([
    answers.map(({ status }) => status),
    (await answers[1]!.text()).includes('Somebody else changed this letter meanwhile'),
  ]).toEqual([[302, 409], true])
  expect(
    app.rows('select visibility, revision from letters where id = ?', letter.slice(9)),
  ).toEqual([{ visibility: 'named', revision: 2 }])
})

/**
 * What the routes of a team's dossier answer to nobody; to a viewer who is its editor; to coders who are its viewer and
 * its coder; to an editor who is not in the team; and to an administrator.
 */
const teamRoutes: [path: string, get: string, post: string][] = [
  ['', '302 200 200 200 404 200', '405 405 405 405 405 405'],
  ['/distribution', '302 200 200 200 404 200', '405 405 405 405 405 405'],
  ['/stances', '302 200 200 200 404 200', '405 405 405 405 405 405'],
  ['/stances/quote?at=unknown', '302 404 404 404 404 404', '405 405 405 405 405 405'],
  ['/topics?index', '302 200 200 200 404 200', '302 400 403 403 404 400'],
  ['/topics/new', '302 200 403 200 404 200', '302 400 403 400 404 400'],
  ['/topics/TEAMTOPIC/proposal', '302 200 403 200 404 200', '302 400 403 400 404 400'],
  ['/topics/TEAMTOPIC', '302 200 200 200 404 200', '302 400 403 403 404 400'],
  ['/topics/TEAMTOPIC/split', '302 200 403 403 404 200', '302 400 403 403 404 400'],
  ['/topics/TEAMTOPIC/merge', '302 200 403 403 404 200', '302 400 403 403 404 400'],
  ['/milestones', '302 200 200 200 404 200', '302 400 403 400 404 400'],
  ['/settings', '302 200 200 200 404 200', '302 400 403 403 404 400'],
  ['/history', '302 200 200 200 404 200', '302 400 403 403 404 400'],
  ['/milestones/history', '302 200 200 200 404 200', '302 400 403 403 404 400'],
  ['/briefings', '302 200 200 200 404 200', '405 405 405 405 405 405'],
  ['/briefings.csv', '302 200 200 200 404 200', '405 405 405 405 405 405'],
  ['/package.zip', '302 200 200 200 404 200', '405 405 405 405 405 405'],
]

test('in a team’s dossier each is what they are there, and for others it is not there', async () => {
  const cora = await addAccount(app, 'coder', 'Cora Coder')
  await using store = await openStore(app.databaseUrl)
  const { id, slug } = await store.dossiers.record(
    {
      ...{ name: 'Secret plan', procedure: null, summary: null, audience: 'team' },
      topics: [aTopicNamed('Quixotry')],
    },
    { userId: null, via: 'command line' },
  )
  const [topic] = await store.topics.ofDossier(id)
  for (const [{ email }, role] of [
    [accounts.viewer, 'editor'],
    [accounts.coder, 'viewer'],
    [cora, 'coder'],
  ] as const) {
    const { id: userId } = (await store.users.byEmail(email))!
    const dossier = (await store.dossiers.bySlug(slug))!
    await store.dossiers.saveTeam(dossier, [{ userId, role }], {
      userId: null,
      via: 'command line',
    })
  }
  const asked = ['', cookies.viewer, cookies.coder, await cookieOf(app, cora), cookies.editor]
  const sent = [...asked, cookies.admin].map((cookie) => ({ cookie }))
  for (const [below, get, posted] of teamRoutes) {
    const path = `/dossiers/${slug}${below.replace('TEAMTOPIC', topic!.id)}`
    const got = await Promise.all(
      sent.map((headers) => fetch(`${app.base}${path}`, { redirect: 'manual', headers })),
    )
    expect([below, got.map(({ status }) => status).join(' ')]).toEqual([below, get])
    const answers = await Promise.all(
      sent.map((headers) => post(app, path, '', {}, { origin: app.base, ...headers })),
    )
    expect([below, answers.map(({ status }) => status).join(' ')]).toEqual([below, posted])
  }
  for (const path of [
    '/dossiers',
    '/letters',
    '/actors',
    '/letters?q=secret',
    '/search?q=secret',
    '/search.json?q=secret',
    '/method',
  ])
    expect(
      await (await fetch(`${app.base}${path}`, { headers: { cookie: cookies.editor } })).text(),
      path,
    ).not.toMatch(/secret[ -]plan|quixotry<|Quixotry/i)
})
