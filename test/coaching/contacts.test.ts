import { expect } from 'chai';
import { findContacts } from '../../src/coaching/contacts.ts';

describe('findContacts', () => {
  it('finds phones as they were written, each once', () => {
    const { phones } = findContacts(
      'Appelez le 77 000 01 02 ou +351 910 000 214. WhatsApp 77-000-01-02, ligar 923 000 118, 0700 000 123.',
    );
    expect(phones).to.deep.equal(['77 000 01 02', '+351 910 000 214', '923 000 118', '0700 000 123']);
  });

  it('takes no price, year or count for a phone', () => {
    expect(
      findContacts('1 500 000 FCFA en 2031, 12 000 000 GNF, 3 500 clients, 5 500 ou 10 000').phones,
    ).to.deep.equal([]);
  });

  it('finds emails, whose service is no channel', () => {
    expect(
      findContacts('Écrivez à Awa.Diop+bijoux@instagram.example, ou AWA.diop+bijoux@instagram.example'),
    ).to.deep.equal({
      phones: [],
      emails: ['Awa.Diop+bijoux@instagram.example'],
      channels: [],
    });
  });

  it('finds channels as they were named, a place only where somebody orders', () => {
    expect(
      findContacts(
        'Je vise 40 boutiques. Mon atelier est ancien. On commande à la boutique ou sur whatsapp, Whats app aussi.',
      ).channels,
    ).to.deep.equal(['whatsapp', 'boutique']);
    expect(findContacts("Dans 3 ans un atelier à Thiès et un magasin d'usine.").channels).to.deep.equal([]);
  });
});
