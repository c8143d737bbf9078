import { helpWithErasing, helpWithHistory, type PageHelp } from './kinds-of-help.ts'
import { analysisPageHelps } from './analysis-page-help.ts'
import { letterPageHelps } from './letter-page-help.ts'

/** By the names of the routes. A page that is seen signed out has none. */
export const pageHelps: Readonly<Record<string, PageHelp>> = {
  account: {
    name: 'Your account',
    says:
      'Your name and password, the devices that are signed in, the digests and alerts that you are sent by e-mail with how ' +
      'they went, and tokens for programs that act for you.',
  },
  'actors._index': {
    name: 'Actors',
    says:
      'Everybody who writes letters, receives them or is quoted, of this dossier or of all ' +
      'that you see, by name, by the newest letter or by how much is quoted.',
  },
  'actors.$actorId': {
    name: 'An actor',
    says:
      'Where they stand on each topic, how that moved, every quote, and the ' +
      'letters they stand on. Open a stance to see what it is made of.',
  },
  'actors.$actorId_.correction': {
    name: 'What is known of an actor',
    says:
      'Name, kind, spellings, numbers in registers and what they belong to. What ' +
      'letters prove is derived; what you type needs a proof of its own.',
  },
  'actors.$actorId_.erase': helpWithErasing('an actor'),
  'actors.$actorId_.history': helpWithHistory('an actor', 'the actor and each row about it'),
  'actors.$actorId_.removal': {
    name: 'Remove or withdraw an actor',
    says:
      'An actor on which nothing rests can be removed, and brought back; otherwise it is merged, or withdrawn and ' +
      'put back.',
  },
  'actors.removed': {
    name: 'Removed actors',
    says:
      'Actors that were removed, each to be brought back with what its removal took out. A spelling or a number that ' +
      'somebody else has by now is to be taken from there first.',
  },
  'actors.duplicates': {
    name: 'Who may be the same',
    says: 'Pairs of actors that may be one, with the reasons and what rests on each. “Different” is remembered.',
    keys: 'twins',
  },
  'actors.new': {
    name: 'Make an actor',
    says: 'A person, an organisation or a unit that no letter has brought yet; whoever is nearly called so is shown first.',
  },
  'actors.$actorId_.merge': {
    name: 'Merge an actor',
    says: 'Two entries that are one actor become one. Nothing is lost: a merge can be taken apart later.',
  },
  'dossiers._index': {
    name: 'Dossiers',
    says: 'The policy files that are followed here, open and closed ones.',
  },
  'dossiers.new': {
    name: 'A new dossier',
    says: 'A name is enough to begin; procedure, summary, topics and team can follow.',
  },
  'dossiers.$slug._index': {
    name: 'Overview',
    says: 'The dossier in a sentence, each clause with its proof; what waits for coding, who stands where, what was said last.',
  },
  'dossiers.$slug.briefings': {
    name: 'Briefing',
    says: 'Choose topics, actors and a period; what you see is what the file holds. Every word of it leads to its quotes.',
  },
  'dossiers.$slug.history': helpWithHistory(
    'a dossier',
    'the name, the summary and whom the dossier is for, not the team,',
  ),
  'dossiers.$slug.milestones': {
    name: 'Milestones',
    says:
      'The events that are drawn on the time axis. A date may be a day, a month, ' +
      'a season or a span; rows can be pasted from a spreadsheet.',
  },
  'dossiers.$slug.milestones_.history': helpWithHistory(
    'the milestones',
    'a milestone, also one that was taken out,',
  ),
  'dossiers.$slug.pins': {
    name: 'Pinned actors',
    says:
      'Whom you keep in sight in this dossier, at most six. A pin is your own; an actor’s colour and shape are the ' +
      'dossier’s, the same for everybody and in every file.',
  },
  'dossiers.$slug.second-codings': {
    name: 'Second codings',
    says:
      'Finished letters that somebody codes again without seeing the first coding. Editors give a letter from its page, or ' +
      'draw a share of the finished ones at random here; drawn ones tell how far coders agree.',
  },
  'dossiers.$slug.differences': {
    name: 'Where coders differ',
    says:
      'What two coders made of one passage, side by side with what the levels between them mean. An editor chooses and ' +
      'says why; both originals stay, and the coders read what became of theirs.',
    keys: 'differences',
  },
  'dossiers.$slug.self-checks': {
    name: 'Self-checks',
    says:
      'Old passages of your own, served again without what you made of them. You code them blind and see how far you ' +
      'agree with yourself; it counts nowhere, and editors see the numbers alone.',
  },
  'dossiers.$slug.settings': {
    name: 'Settings of a dossier',
    says:
      'Its name, whom it is for and who works on it; which actors have which colour; which read-only links lead to ' +
      'its views, each with a button that ends it; close it, set the ' +
      'example aside, or take its letters and what is coded in them along as a package.',
  },
  'dossiers.$slug.topics._index': {
    name: 'Topics',
    says:
      'The codebook: each topic is a proposition that one can support or oppose, with a meaning for every ' +
      'level. It goes out and comes in as CSV and REFI-QDA.',
  },
  'dossiers.$slug.topics.new': {
    name: 'A new topic',
    says: 'A name and a proposition. Hints beside the fields never stop you; meanings of the levels can follow.',
  },
  'dossiers.$slug.topics.$topicId': {
    name: 'A topic',
    says: 'What its levels mean, where everybody stands on it, and how far coders agree.',
  },
  'dossiers.$slug.topics.$topicId_.draft': {
    name: 'Change a topic',
    says:
      'Your draft counts nowhere until it is saved. Before that the page says what saving ' +
      'would do: what is to be looked at again, and whose word would change.',
  },
  'dossiers.$slug.topics.$topicId_.proposal': {
    name: 'Propose other words',
    says:
      'What you would write in a topic, for an editor to take as a draft or to refuse with a reason. It counts ' +
      'nowhere until then.',
  },
  'dossiers.$slug.topics.$topicId_.history': helpWithHistory('a topic'),
  'dossiers.$slug.topics.$topicId_.merge': {
    name: 'Merge a topic',
    says: 'Two topics that ask the same become one. Nothing is lost: a merge can be taken apart later.',
  },
  'dossiers.$slug.topics.$topicId_.split': {
    name: 'Split a topic',
    says: 'Each position is put to one of two parts, and nothing changes until it is done. It can be taken back.',
    keys: 'split',
  },
  'dossiers.$slug.topics.$topicId_.recheck': {
    name: 'To re-check',
    says:
      'Positions that were coded before the topic came to mean something ' +
      'else. They go on counting; confirm each, or code it anew.',
    keys: 'rechecks',
  },
  erasures: {
    name: 'Erasures',
    says: 'What was erased, when, by whom and on what ground. What it said is gone.',
  },
  help: {
    name: 'Help',
    says: 'What each page is for, its keys, and what the words mean.',
  },
  approvals: {
    name: 'To approve',
    says:
      'Passages of dossiers that ask for four eyes, which count once somebody else than their coder approved them: ' +
      'approve them, or send them back with a reason. What was sent back to you stands here too.',
  },
  exceptions: {
    name: 'Exceptions',
    says:
      'The reasons that law gives for withholding words of a document: those of Article 4 of Regulation (EC) No ' +
      '1049/2001, and others that editors add. A retired one stays wherever it was invoked.',
  },
  proposals: {
    name: 'Proposals',
    says:
      'What colleagues would change, letters in charge of an editor, and remarks on quotes: taken as it is, ' +
      'changed before, answered, or refused with a reason.',
  },
  'people._index': {
    name: 'People',
    says: 'Who has an account, what they may do, and invitations that wait.',
  },
  'people.$userId': {
    name: 'A person',
    says: 'What an account may do, and how to end its access.',
  },
  'people.$userId_.history': helpWithHistory('a person'),
  settings: {
    name: 'Settings',
    says: 'What holds for the whole organisation.',
  },
  'settings_.language-model': {
    name: 'Language model',
    says:
      'Which language model may be asked for suggestions, what is sent to it, and how it did on what your coders ' +
      'accepted. It is off until the server is told of one.',
  },
  welcome: {
    name: 'Ways to begin',
    says: 'Look around the example, start a dossier of your own, add letters, or take in what somebody else made.',
    keys: 'welcome',
  },
  ...analysisPageHelps,
  ...letterPageHelps,
}
