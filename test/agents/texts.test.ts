import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { warningNames } from '../../src/agents/agent.ts';
import { gapNames } from '../../src/agents/gaps.ts';
import { sectors } from '../../src/coaching/sectors.ts';
import { languages } from '../../src/coaching/speech.ts';
import { createSpeech } from '../../src/i18n.ts';

type Texts = { [key: string]: string | Texts };

const placeholders = (texts: Texts, path = ''): [string, string[]][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, (value.match(/\{\{\w+\}\}/g) ?? []).toSorted()] as [string, string[]]]
      : placeholders(value, `${path}${key}.`),
  );

const read = (language: string, name: string): Texts =>
  JSON.parse(
    readFileSync(new URL(`../../locales/${language}/${name}.json`, import.meta.url), 'utf8'),
  ) as Texts;

describe("the texts of the agents and of the brief's page", () => {
  for (const name of ['agents', 'brief']) {
    it(`has the same keys and placeholders in every language: ${name}`, () => {
      const reference = Object.fromEntries(placeholders(read('en', name)));
      for (const language of languages) {
        expect(Object.fromEntries(placeholders(read(language, name))), language).to.deep.equal(reference);
      }
    });
  }

  for (const language of languages) {
    it(`says every gap, warning and section in ${language}`, () => {
      const speech = createSpeech()(language);
      for (const gap of gapNames)
        expect(speech.text(`brief:gaps.${gap.replace('.', '_')}`), gap).not.to.equal('');
      for (const warning of warningNames) expect(speech.text(`brief:warnings.${warning}`)).not.to.equal('');
      for (const sector of sectors.values()) {
        for (const section of sector.siteSections)
          expect(speech.text(`agents:sections.${section}`)).not.to.equal('');
      }
    });
  }
});
