privacy-opening =
    A machine answers here, not a person.

    Responsible: { $controller }. Data protection officer: { $officer }.

    Your name stands in no log and is not stored for good. Questions that I find an answer to are not kept. This is what is stored:
privacy-entry = { $purpose } { $retention }
privacy-closing =
    Telegram itself sees the chat. Telegram's own rules apply there; it is a company outside the European Union. So please do not write anything personal. { $fluent ->
        [yes] Nobody but Telegram and the language model receives your questions.
       *[no] I pass your questions on to no other service.
    }

    Legal basis: Article 6(1)(e) GDPR with section 3(1) SächsDSDG (informing the public).

    Your rights: you may ask what is stored about you, have it corrected, restricted or deleted, and object. You can do this at once: /mydata shows what is stored about this chat, /delete deletes it.

    Complaints go to: { $authority }.

privacy-messages-name = Messages until they are answered
privacy-messages-purpose = So that no question is lost when something breaks, each message waits in a list as Telegram sends it, with text, name and number.
privacy-messages-retention = It is deleted when it is answered, after two days at the latest.
privacy-numbers-name = Running numbers of answered messages
privacy-numbers-purpose = So that nothing is answered twice. They say nothing about you or the chat.
privacy-numbers-retention = Three days.
privacy-subscriptions-name = Subscriptions
privacy-subscriptions-purpose = If you have ordered something with /subscribe, the chat's number, the topic and the language stand here, for an open question also its wording without personal data, so that I can write to you.
privacy-subscriptions-retention = Until you unsubscribe or block the bot; open questions { $wait } days at most.
privacy-conversation-name = Your last questions
privacy-conversation-purpose = So that you can ask follow-ups and rate answers.
privacy-conversation-retention = Ten minutes.
privacy-language-name = Chosen language
privacy-language-purpose = So that I write to you in that language.
privacy-language-retention = Thirty days at the longest.
privacy-counters-name = Counters
privacy-counters-purpose = Under the chat's number or a random value, so that nobody counts twice and nobody overloads the bot.
privacy-counters-retention = One day at most.
privacy-questions-name = Questions without a helpful answer
privacy-questions-purpose = When I find no answer, or you press “Not helpful”, they show the editors what the texts lack: wording, day, language and nearest passage, nothing about you or the chat. E-mail addresses, telephone numbers, account numbers, addresses and the like are taken out first by a program; it may miss something.
privacy-questions-retention = { $keep } days.
privacy-ratings-name = Ratings
privacy-ratings-purpose = When you press “Helpful” or “Not helpful”, passage and day are counted, nothing about you.
privacy-ratings-retention = Without limit, since they are about nobody.
privacy-logs-name = Operating log
privacy-logs-purpose = So that faults are found: when a message came, whether and how fast it was answered, no text. In place of name and number stands a pseudonym that changes every day and whose key is destroyed when the day ends.
privacy-logs-retention = { $logs } days.
privacy-backups-name = Backups
privacy-backups-purpose = So that no failure destroys anything, subscriptions and everything else that is named here as stored are copied every night. What you delete vanishes there too, once the last copy is deleted.
privacy-backups-retention = At most { $backups } days.
privacy-model-name = Language model
privacy-model-purpose = When I find an answer, your question and the passages found go to a language model that sums them up. Name and number do not.
privacy-model-retention = What is agreed with the operator of the model applies there.
privacy-staff-name = Staff who publish texts
privacy-staff-purpose = Whoever may publish stands in a list with name and Telegram number; submissions and publications are recorded with name and time, so that they can be traced.
privacy-staff-retention = While somebody is in charge; submissions seven days; the audit log as long as the office needs it.

privacy-mine = This is stored about this chat. The file holds the same for computers.
privacy-mine-nothing = nothing
privacy-mine-others = Stored without name and number, and therefore nobody's: { $names }.
privacy-mine-file = my-data.json
privacy-ask-erase = Shall I delete everything that is stored about this chat? Your messages at Telegram stay; you can delete them there.
privacy-erased = Deleted:
privacy-erased-nothing = Nothing is stored about this chat any more.
privacy-erase-failed = This could not be deleted: { $names }. Please try again later, or write to: { $controller }.
privacy-kept = All right, I delete nothing.
privacy-counted = { $name }: { $count }
privacy-button-erase = Yes, delete everything
privacy-button-keep = No
