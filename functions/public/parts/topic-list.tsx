import type { Topic } from "../../../hub/subscribers/topics.ts";
import type { Site } from "../site.ts";

export const TopicList = ({ site, topics }: { site: Site; topics: Topic[] }) => (
  <ul class="plain-list">
    {topics.map((topic) => (
      <li key={topic}>
        <strong>{site.words.topics[topic].name}</strong> <span class="muted">{site.words.topics[topic].what}</span>
      </li>
    ))}
  </ul>
);
