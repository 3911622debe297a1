/** Rules of the house that are set aside, in English. */
export const overridesEn = {
  title: 'Rules of the house that were set aside',
  lead: 'A rule that does not fit is set aside with a reason. Three alike propose that the rule be changed. Nobody is counted here.',
  none: 'No rule was set aside within the last twelve months.',
  ask: {
    open: 'Set this rule aside',
    lead: 'This is a rule of our own. If it does not fit here, set it aside and say why: the reason is read to change the rule.',
    reason: 'Why it does not fit here',
    missing: 'Say why it does not fit: without a reason, no rule is set aside.',
    submit: 'Set it aside and go on',
    cancel: 'Leave it',
  },
  /** What is more than one may give, and against a rule of the house as well. */
  askAbove: {
    open: (name: string, until: string) => `Ask ${name} with the rule set aside · decides by ${until}`,
    lead: 'This is a rule of our own, and more than you may give. Say why the rule does not fit: whoever decides reads it.',
    submit: 'Ask with the rule set aside',
  },
  /** A promise of an offer that is not live. */
  askPromise: {
    open: (name: string) => `Ask ${name} with the rule set aside`,
    lead: 'This offer is not for today. Say why this customer should have it: whoever decides reads it.',
    submit: 'Ask with the rule set aside',
  },
  group: {
    count: (count: number) => (count === 1 ? 'set aside once' : `set aside ${count} times`),
    common: 'What they have in common',
    nothingCommon: 'Nothing that can be seen without reading anybody’s words.',
    traits: { kind: 'Kind', channel: 'Way', plan: 'Plan', given: 'Given' },
    values: {
      problem: 'a problem',
      request: 'a request',
      chat: 'chat',
      mail: 'e-mail',
      call: 'telephone',
      form: 'the form',
      memory: 'the test channel',
      credit: 'a credit',
      waiver: 'less of what is owed',
      reconnect: 'the service back',
      goods: 'goods',
      'plan-change': 'another plan',
      'priority-visit': 'a visit before others',
      'callback-same-person': 'a call back',
    },
    cost: 'What was given by it',
    noCost: 'nothing that costs money',
    reasons: 'The reasons, newest first',
    erased: 'The reason was erased with its customer.',
    change: 'What would change',
    letGo: 'The rule would not hold any more, for anybody.',
    saved: (count: number) =>
      count === 1
        ? 'The one that was set aside would not have needed it.'
        : `The ${count} that were set aside would not have needed it.`,
    holdsNoMore: 'This rule holds no more.',
    holdAgain: 'Let it hold again',
    mine: 'You have set this rule aside: the answer is for you too.',
  },
  proposal: {
    open: 'It is proposed to change this rule.',
    accept: 'Change the rule',
    decline: 'Leave the rule as it is',
    reason: 'Why it stays as it is',
    reasonHint: 'Those who set it aside read it.',
    send: 'Send this answer',
    accepted: (who: string, when: string) => `${who} changed the rule, ${when}.`,
    declined: (who: string, when: string) => `${who} left the rule as it is, ${when}:`,
    notYet: (more: number) => `After ${more} more like it, a change is proposed.`,
  },
  conditions: {
    title: 'For whom things of the catalogue are',
    lead: 'Each says why, in words that a customer can read. Whoever sees that one does not fit sets it aside.',
    none: 'Everything of the catalogue is for everybody.',
    noEntries: 'The catalogue of remedies is empty.',
    add: 'Add a rule',
    save: 'Save',
    end: 'End this rule',
    change: 'Change',
    cancel: 'Cancel',
    entry: 'Of the catalogue',
    kind: 'Who may have it',
    kinds: {
      since: 'Customers who joined between two days',
      plan: 'Customers with one of these plans',
      'once-in': 'Once in so many days',
      after: 'Customers for so many days at least',
    },
    from: 'First day',
    until: 'Last day',
    plans: 'Plans, one on each line',
    days: 'Days',
    whyEn: 'Why, in English',
    whyEs: 'Why, in Spanish',
    version: (version: number) => `version ${version}`,
  },
  says: {
    since: (from: string | null, until: string | null) =>
      from === null
        ? `for customers who joined until ${until}`
        : until === null
          ? `for customers who joined from ${from} on`
          : `for customers who joined between ${from} and ${until}`,
    plan: (plans: string) => `for customers with ${plans}`,
    onceIn: (days: number) => `once in ${days} days`,
    after: (days: number) => `for those who have been customers for ${days} days`,
  },
  waiting: {
    proposals: (count: number) => `Rules proposed to be changed (${count})`,
    answers: (count: number) => `Answers about rules you set aside (${count})`,
  },
  given: {
    unmet: 'Not for this customer, by a rule of the house',
  },
}
export type OverridesWords = typeof overridesEn
