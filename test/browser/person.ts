import type { Locator, Page } from 'playwright-core';

/** Somebody at the page, who knows of it what can be seen. */
export class Person {
  readonly page: Page;
  readonly box: Locator;
  /** The buttons under the last message. Live regions hold copies of them. */
  readonly buttons: Locator;
  readonly #bubbles: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('textbox');
    this.buttons = page.getByRole('toolbar').getByRole('button');
    this.#bubbles = page.locator('.webchat__bubble__content');
  }

  /** Every message on the page, from the first to the last, once there are so many. */
  async history(atLeast = 0): Promise<string[]> {
    if (atLeast > 0) await this.#bubbles.nth(atLeast - 1).waitFor();
    return this.#bubbles.allInnerTexts();
  }

  /** Waits until Griot asks something, and returns what it said last. */
  async isAsked(): Promise<string> {
    await this.buttons.first().waitFor();
    return (await this.history()).at(-1)!;
  }

  async types(text: string): Promise<void> {
    const said = await this.#bubbles.count();
    await this.box.fill(text);
    await this.box.press('Enter');
    // Then the buttons of the question before are gone.
    await this.#bubbles.nth(said).waitFor();
  }

  async presses(title: string): Promise<void> {
    const said = await this.#bubbles.count();
    await this.buttons.filter({ hasText: title }).click();
    await this.#bubbles.nth(said).waitFor();
  }

  /** Whether there is such a button. */
  async canPress(title: string): Promise<boolean> {
    return (await this.buttons.filter({ hasText: title }).count()) > 0;
  }
}
