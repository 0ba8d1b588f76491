import { startFaultServer, type FaultServer, type Received, type Reply } from './fault-server.ts';
import { answerIn, type Asked, type Mood, type Told } from './model-moods.ts';

interface ChatRequest {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { type: string; json_schema: { name: string; strict: boolean } };
}

export interface ModelServer extends FaultServer {
  /** How it answers from now on, or what, where it is not told to fail. */
  mood: Mood | ((asked: Asked) => object);
  /** What it was asked, read. */
  asked(): Asked[];
}

const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 };

function read({ body }: Received): Asked {
  const { messages, response_format: format } = JSON.parse(body) as ChatRequest;
  const [instructions = '', data = ''] = messages.map(({ content }) => content);
  const { name } = format.json_schema;
  return { name, instructions, data: JSON.parse(data.replace(/^<data>|<\/data>$/g, '')) as Told };
}

/** A model on loopback that speaks OpenAI's chat completions with a `json_schema`: in one of several moods, or failing. */
export async function startModelServer(): Promise<ModelServer> {
  const answer = (request: Received): Reply => {
    const asked = read(request);
    const { mood } = server;
    const said = typeof mood === 'function' ? mood(asked) : answerIn(mood, asked);
    const message =
      said === 'refusal'
        ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
        : { role: 'assistant', content: JSON.stringify(said), refusal: null };
    return {
      body: JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model: 'test',
        choices: [{ index: 0, finish_reason: 'stop', message }],
        usage,
      }),
    };
  };
  const server: ModelServer = {
    ...(await startFaultServer(answer)),
    mood: 'obedient',
    asked: () => server.requests.map(read),
  };
  return server;
}
