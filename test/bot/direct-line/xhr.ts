/**
 * As much of a browser's `XMLHttpRequest` as botframework-directlinejs makes use of, by `fetch`: the client wants one,
 * and Node has none.
 */
export class FetchedRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: ((this: FetchedRequest, event: object) => void) | null = null;
  #method = 'GET';
  #url = '';
  #answer: Response | undefined;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.append(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#answer?.headers.get(name) ?? null;
  }

  send(body?: BodyInit): void {
    this.#fetch(body).then(
      () => this.#done(),
      () => {
        if (this.#abort.signal.aborted) return;
        this.status = 0;
        this.#done();
      },
    );
  }

  abort(): void {
    this.#abort.abort();
  }

  async #fetch(body: BodyInit | undefined): Promise<void> {
    const answer = await fetch(this.#url, {
      method: this.#method,
      headers: this.#headers,
      signal: this.#abort.signal,
      ...(body !== undefined && { body }),
    });
    this.#answer = answer;
    this.status = answer.status;
    if (this.responseType === 'arraybuffer') this.response = await answer.arrayBuffer();
    else this.response = JSON.parse((await answer.text()) || 'null');
  }

  #done(): void {
    this.readyState = 4;
    this.onreadystatechange?.call(this, {});
  }
}
