/** Setting up the contact button for the organisation's own sites. */
export const setupWidgetEn = {
  lead: 'A calm button on your own sites. Whoever presses it sees each way to a person with its wait, and can write there at once. It never opens by itself.',
  sites: {
    title: 'Sites on which it may stand',
    hint: 'One address to a line, such as https://www.shop.example. Any other site is refused.',
    none: 'It may stand on no site yet.',
    addedBy: (origin: string, who: string, when: string) => `${origin}: added by ${who}, ${when}`,
    save: 'Save the sites',
    saved: 'Saved.',
  },
  snippet: {
    title: 'What to put into the pages',
    hint: 'Anywhere in the page. Put <heed-contact></heed-contact> where the button is to stand; without it, it stands in the corner.',
    policy: 'If the site has a content security policy, it must let through:',
    copy: 'Copy',
    copied: 'Copied.',
  },
  secret: {
    title: 'Customers who are logged in on your site',
    lead: 'Your site’s server can sign who is logged in. Then nobody is asked to prove it again. How to do it in Node, PHP and Python stands in docs/widget.md.',
    audience: 'Tokens name this as their “aud”',
    none: 'There is no secret yet: everybody who writes from your sites is unknown.',
    since: (when: string) => `There is a secret since ${when}.`,
    former: (when: string) => `The one before it holds until ${when}.`,
    make: 'Make a secret',
    renew: 'Make a new one; the present one holds for another day',
    renewNow: 'Make a new one and end the present one now',
    shown: 'The secret, shown this once',
    shownHint: 'Keep it on your site’s server, and nowhere else. Whoever has it can be any customer.',
  },
}

export type SetupWidgetWords = typeof setupWidgetEn
