### What the bot says in a conversation, on every channel.

## Answers

summary = Summarised by a machine; what counts is the quotation: { $summary }
lead-answered = The documents say:
lead-contradiction = The sources differ on this:
lead-clarify = I am not sure what you mean. Did you mean:
german-source = The source is in German.
standing = As of { $date }
undated = undated
note-past-event = This event is over.
note-past-date = The date mentioned is in the past.
note-older = Older information.
note-superseded = Out of date. Newer: { $title }
note-expired = Valid until { $date }.

## No answer

no-answer = My documents do not say, and I would rather not guess.
out-of-scope = I do not know about that. I only hold documents on Saxony's industrial strategy: StrategieWerkstatt, conferences, guidelines, measures, trade fairs, funding and contacts.
ask-there = Please ask: { $name }, phone { $phone }, e-mail { $email }, { $website }
refused = I cannot help with that. I am glad to answer questions about Saxony's industrial strategy.
empty = Please write me a question in words, for example: "When was the first strategy conference?"
too-long = Your message is very long. Please ask a short question of at most { $limit } characters.
by-words = My search is limited at the moment: I only find passages with the same words as in your question.
error = Something went wrong on my side. Please try again in a moment.

## Small talk (several versions: the number varies)

talk-greeting-1 = Hello! What would you like to know about Saxony's industrial strategy?
talk-greeting-2 = Hello! Ask me, for example: "When was the first strategy conference?"
talk-greeting-3 = Welcome! Just ask me about the StrategieWerkstatt, trade fairs, funding or contacts.
talk-farewell-1 = Goodbye! You can ask again at any time.
talk-farewell-2 = Bye, and all the best!
talk-thanks-1 = You are welcome!
talk-thanks-2 = My pleasure. Do you have another question?
talk-thanks-3 = Glad to hear it.
talk-identity-1 = I am a program, not a human. I search documents on Saxony's industrial strategy and show you the passage word for word.
talk-identity-2 = A machine is answering here: I only quote published texts and make nothing up.
talk-help-1 = Ask me a question about Saxony's industrial strategy, for example: "Who gave the keynote in 2017?", "Which funding is there?" or "How do I get to the ministry?". I show you the passage with its source and date.
talk-help-2 = I answer questions about the StrategieWerkstatt, strategy conferences, guidelines, measures, trade fairs, funding and contacts. Just write your question.
talk-wellbeing-1 = Thank you for asking, all is running well. What would you like to know?
talk-wellbeing-2 = As a program I am always fine. How can I help?
talk-praise-1 = Thank you, I am glad.
talk-praise-2 = Good to hear that it helped!
talk-complaint-1 = I am sorry. Please try again in other words.
talk-complaint-2 = My apologies. A more precise question may help, for example with a year or a place.
talk-opinion-1 = I have no opinion of my own. I only show what the documents say.
talk-opinion-2 = I cannot and will not judge; I only quote published texts.
talk-insult-1 = I will leave that as it is. I am glad to answer a question about the industrial strategy.
talk-insult-2 = Let us stay friendly. How can I help you?
talk-attack-1 = I will not go along with that. I answer questions about Saxony's industrial strategy, word for word from the documents.
talk-attack-2 = My task cannot be changed: I quote documents on Saxony's industrial strategy.
talk-harm-1 = I cannot help with that. If you are in distress yourself: the German crisis line is free, day and night, 0800 111 0 111. In an emergency call 112.
talk-harm-2 = I give no information on that. In distress the German crisis line helps, 0800 111 0 111 (free, day and night), in an emergency 112.
talk-emoji-1 = A picture says a lot, but I only understand words. What would you like to know?
talk-emoji-2 = Please write your question in words.

## Terminal

terminal-welcome = Strategiebot: questions about Saxony's industrial strategy. A machine answers here. Quit with Ctrl+D.
terminal-prompt = Your question:
terminal-unknown-command = I do not know this command. There are /help, /sources, /privacy and /quit.
terminal-source = Source: { $title } ({ $publisher }), { $date }
