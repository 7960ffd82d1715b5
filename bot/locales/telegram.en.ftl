## Telegram

telegram-start =
    Hello! You are talking to a machine, not to a person.

    Ask me about Saxony's industrial strategy, for example: “When was the first strategy conference?” I show you the passage word for word, with source and date. If I find nothing, I say so. The sources are in German.

    Help: /help
    What is stored: /privacy
telegram-help =
    Just write me a question, preferably a short one. A machine answers here: it searches published texts on Saxony's industrial strategy and quotes the passage word for word.

    Below each answer you can read the passage in its context, open the source and say whether the answer was helpful.

    /sources – all texts I answer from
    /language – choose a language
    /settings – settings
    /privacy – what is stored
telegram-settings =
    You can choose the language of my own words. The sources are in German and are quoted word for word.

    Please choose a language:
telegram-choose-language = Please choose a language:
telegram-language-name = English
telegram-language-chosen = From now on I write to you in English.
telegram-sources =
    { $count ->
        [one] I answer from this text:
       *[other] I answer from these { $count } texts, the newest first:
    }
telegram-no-sources = There are no texts at the moment.
telegram-source = Source{ $number }:
telegram-asked = Your question: { $question }
telegram-inline-asked = Question: { $question }
telegram-inline-hint = Write a question after my name, for example: When was the first strategy conference?
telegram-inline-button = Chat with me
telegram-nothing = I cannot say anything about this right now. Please ask again in other words.
telegram-only-text = Thank you! But I understand text only. Please write your question in words.
telegram-unknown-command = I do not know this command. See /help for what I can do.
telegram-late = Sorry, I could not be reached for a while. Here is my answer:
telegram-late-command = Sorry, I could not be reached for a while. Please send the command once more.
telegram-set-aside = Sorry, I could not process your message. Please ask your question in other words.
telegram-stale = This button is no longer valid. Please ask your question again.
telegram-busy = Very many people are asking right now. Please try again in a minute.
telegram-error = Sorry, that did not work. Please try again. If you want to report the error, please give this number: { $reference }
telegram-thanks = Thank you for your feedback!

telegram-button-passage = In context
telegram-button-source = Open source
telegram-button-helpful = Helpful
telegram-button-not-helpful = Not helpful

telegram-command-help = How to ask
telegram-command-sources = All texts I answer from
telegram-command-language = Choose a language
telegram-command-settings = Settings
telegram-command-privacy = What is stored
telegram-command-mine = Everything stored about this chat
telegram-command-erase = Delete what is stored about this chat
telegram-description = A machine answers here. It answers questions about Saxony's industrial strategy with passages quoted word for word from published texts (in German), with source and date. If it knows nothing, it says so. What is stored: /privacy
telegram-short-description = Questions about Saxony's industrial strategy, answered word for word with source and date. A machine answers.
